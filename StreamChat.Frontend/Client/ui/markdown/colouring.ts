import { codeSlices } from '../../core/markdown/codeSlices';
import { codeLanguageOf } from './languages';

/** One after the other, so that many blocks that are finished at once do not come together. */
let last: Promise<unknown> = Promise.resolve();

/** Lets the page take a breath: what is next is another task. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Colours code that stands in one text node, slice by slice, as long as it is wanted. */
export function colour(code: HTMLElement, text: string, languageName: string, isWanted: () => boolean): void {
  const language = codeLanguageOf(languageName);
  if (language === undefined) {
    return;
  }
  last = last.then(async () => {
    if (!isWanted()) {
      return;
    }
    const { highlight, prepare } = await import('./highlight');
    await prepare(language, breathe);
    for (const slice of codeSlices(text)) {
      await breathe();
      const rest = code.lastChild;
      if (!isWanted() || !(rest instanceof Text) || !rest.data.startsWith(slice)) {
        return;
      }
      if (rest.length > slice.length) {
        rest.splitText(slice.length);
      }
      rest.replaceWith(highlight(slice, language));
    }
  }).catch(() => undefined); // the colours could not be loaded: the code is as readable without
}
