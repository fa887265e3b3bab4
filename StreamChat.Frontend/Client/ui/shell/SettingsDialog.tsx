import type { VNode } from 'preact';
import { Dialog } from '../parts/Dialog';
import { choose, chosenLanguage, languageOf, LANGUAGES, strings } from '../strings';

/** What a person sets for this browser. */
export function SettingsDialog({ onClose }: { onClose: () => void }): VNode {
  const words = strings.settings;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <label class="setting">
        <span>{words.language}</span>
        <select class="setting-field" value={chosenLanguage() ?? ''} onChange={(event) => void choose(languageOf(event.currentTarget.value))}>
          <option value="">{words.asBrowser}</option>
          {Object.entries(LANGUAGES).map(([language, name]) => <option key={language} value={language} lang={language}>{name}</option>)}
        </select>
      </label>
    </Dialog>
  );
}
