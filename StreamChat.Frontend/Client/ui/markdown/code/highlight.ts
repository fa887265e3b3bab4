import hljs from 'highlight.js/lib/core';
import { ColourEmitter } from './colourEmitter';
import { CODE_LANGUAGES } from './languages';

hljs.configure({ __emitter: ColourEmitter });

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

/** Coloured code as nodes; nothing where the grammar fails. Loaded with the first code block. */
export function highlight(code: string, language: string): DocumentFragment | undefined {
  const { _emitter: emitter, errorRaised } = hljs.highlight(code, { language, ignoreIllegals: true });
  return errorRaised === undefined && emitter instanceof ColourEmitter ? emitter.nodes : undefined;
}
