import { read, write } from '../parts/storage';
import type { Catalogue } from './catalogue';
import { english } from './en';
import { writeAsIn } from './format';
import { languageOf, localeFor, preferredLanguage, type Language } from './languages';

export { date, dateAndTime, format } from './format';
export { LANGUAGES, languageOf, type Language } from './languages';

const KEY = 'streamchat.language';

/** Every word that the page says, in one place; in the language that is spoken right now, so it is read where it is used and never kept. */
export let strings: Catalogue = english;

let latest = 0;
let draw = (): void => undefined;

/** Says who draws the page, at first and whenever it speaks another language. */
export function whenSpoken(listener: () => void): void {
  draw = listener;
}

/** The language that a person chose for this page; nothing while the browser's counts. */
export function chosenLanguage(): Language | undefined {
  return languageOf(read(KEY));
}

/** Speaks the chosen language, or the first of the browser's that the page knows, once its words are here; English when they cannot be loaded. */
export async function speak(): Promise<void> {
  const asked = (latest += 1);
  const language = chosenLanguage() ?? preferredLanguage(navigator.languages);
  const words = language === 'de' ? await import('./de').then((loaded) => loaded.german).catch(() => undefined) : english;
  if (asked === latest) {
    const spoken = words === undefined ? 'en' : language;
    strings = words ?? english;
    writeAsIn(localeFor(spoken, navigator.languages));
    document.documentElement.lang = spoken;
    draw();
  }
}

/** Keeps a choice; nothing leaves it to the browser. */
export async function choose(language: Language | undefined): Promise<void> {
  write(KEY, language ?? '');
  await speak();
}
