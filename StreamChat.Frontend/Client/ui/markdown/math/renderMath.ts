import { MATH } from './mathMarks';
import { sanitiseMath } from '../sanitise';

type ToMarkup = (formula: string, display: boolean) => string | undefined;

let toMarkup: ToMarkup | undefined;

/** Draws the formulas of a fragment: at once when the chunk that can is here, otherwise when it has come. Until then, and where it cannot, they stand as they were written. */
export function dressMath(fragment: DocumentFragment): void {
  const formulas = [...fragment.querySelectorAll<HTMLElement>(`.${MATH}`)];
  if (formulas.length === 0) {
    return;
  }
  if (toMarkup !== undefined) {
    formulas.forEach(draw);
  } else {
    void import('./math').then((math) => {
      toMarkup = math.toMarkup;
      formulas.forEach(draw);
    }).catch(() => undefined); // the chunk could not be loaded: the formula is readable as it is
  }
}

function draw(element: HTMLElement): void {
  const markup = toMarkup?.(element.textContent, element.classList.contains('math-block'));
  if (markup !== undefined) {
    element.replaceChildren(sanitiseMath(markup));
  }
}
