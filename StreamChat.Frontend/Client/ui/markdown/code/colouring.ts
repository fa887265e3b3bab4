import { colourNext, lineGroups } from './colourLines';
import { codeLanguageOf } from './languages';

type Job = () => Promise<void>;

/** One after the other, so that many blocks that are finished at once do not come together; what was finished last first, as it is what is looked at. */
const waiting: Job[] = [];
let isBusy = false;

/** Colours come when the page has nothing else to do, and in the end anyway. */
const LONGEST_WAIT = 100;

/** Lets the page take a breath: what is next is another task. */
const breathe = (): Promise<void> => new Promise((resolve) => {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT });
  } else {
    setTimeout(resolve, 0);
  }
});

/** Colours parts of code, one after the other, as long as they are wanted. */
export function colour(parts: readonly Element[], languageName: string, isWanted: () => boolean): void {
  const language = codeLanguageOf(languageName);
  if (language === undefined) {
    return;
  }
  waiting.push(async () => {
    if (!isWanted()) {
      return;
    }
    const { highlight, prepare } = await import('./highlight');
    await prepare(language, breathe);
    for (const part of parts) {
      await breathe();
      const colours = highlight(part.textContent, language);
      for (const lines of colours === undefined ? [] : lineGroups(colours)) {
        await breathe();
        if (!isWanted()) {
          return;
        }
        colourNext(part, lines);
      }
    }
  });
  void work();
}

async function work(): Promise<void> {
  if (isBusy) {
    return;
  }
  isBusy = true;
  for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
    await job().catch(() => undefined); // the colours could not be loaded: the code is as readable without
  }
  isBusy = false;
}
