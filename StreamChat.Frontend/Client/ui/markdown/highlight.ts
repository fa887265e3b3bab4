import hljs from 'highlight.js/lib/common';
import { sanitise } from './sanitise';

/** Coloured code as safe nodes; nothing for a language that is not known. Loaded with the first code block. */
export function highlight(code: string, language: string): DocumentFragment | undefined {
  if (hljs.getLanguage(language) === undefined) {
    return undefined;
  }
  return sanitise(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}
