import { dressLinks } from './links';
import { dressMath } from './math/renderMath';
import { sanitise } from './sanitise';

/** What every block of an answer stands in. */
export function createBlockElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'block';
  element.dir = 'auto';
  return element;
}

/** Safe nodes from HTML text, with links and formulas as the page shows them. */
export function nodesFrom(html: string): DocumentFragment {
  const nodes = sanitise(html);
  dressLinks(nodes);
  dressMath(nodes);
  return nodes;
}
