import type { VNode } from 'preact';
import { Account } from '../account/Account';
import type { Me } from '../../core/api/me';
import type { Kept } from '../../core/kept/kept';
import { ChevronIcon } from '../icons';
import { Dialog } from '../parts/Dialog';
import { choose, chosenLanguage, languageOf, LANGUAGES, strings } from '../strings';

interface SettingsDialogProps {
  readonly me: Me | undefined;
  readonly kept: Kept;
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** What a person sets for this browser, and who they are to the server. */
export function SettingsDialog({ me, kept, onKeys, onClose }: SettingsDialogProps): VNode {
  const words = strings.settings;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <label class="setting">
        <span>{words.language}</span>
        <span class="setting-choice">
          <select class="setting-field" value={chosenLanguage() ?? ''} onChange={(event) => void choose(languageOf(event.currentTarget.value))}>
            <option value="">{words.asBrowser}</option>
            {Object.entries(LANGUAGES).map(([language, name]) => <option key={language} value={language} lang={language}>{name}</option>)}
          </select>
          <ChevronIcon />
        </span>
      </label>
      {me !== undefined && <Account me={me} kept={kept} onKeys={onKeys} />}
      <p><a href="/api/reference">{words.reference}</a></p>
    </Dialog>
  );
}
