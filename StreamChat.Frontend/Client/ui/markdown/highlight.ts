import hljs from 'highlight.js/lib/core';
import { CODE_LANGUAGES } from './languages';
import { sanitise } from './sanitise';

/** Makes a language ready, with those that it has inside of it; each in a task of its own. */
export async function prepare(name: string, pause: () => Promise<void>): Promise<void> {
  const language = CODE_LANGUAGES[name];
  if (language === undefined || hljs.getLanguage(name) !== undefined) {
    return;
  }
  const { default: grammar } = await language.load();
  await pause();
  hljs.registerLanguage(name, grammar);
  for (const inner of language.with ?? []) {
    await prepare(inner, pause);
  }
}

/** Coloured code as safe nodes. Loaded with the first code block. */
export function highlight(code: string, language: string): DocumentFragment {
  return sanitise(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}
