import type { VNode } from 'preact';
import { Account } from '../account/Account';
import type { Me } from '../../core/api/me';
import type { Kept } from '../../core/kept/kept';
import { Choice } from '../parts/Choice';
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
        <Choice value={chosenLanguage() ?? ''} onChoose={(language) => void choose(languageOf(language))}>
          <option value="">{words.asBrowser}</option>
          {Object.entries(LANGUAGES).map(([language, name]) => <option key={language} value={language} lang={language}>{name}</option>)}
        </Choice>
      </label>
      {me !== undefined && <Account me={me} kept={kept} onKeys={onKeys} />}
      <p><a href="/api/reference">{words.reference}</a></p>
    </Dialog>
  );
}
