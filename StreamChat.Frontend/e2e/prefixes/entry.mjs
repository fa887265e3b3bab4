// What open.ts loads into a page of its own: the page's own way of drawing an answer, what it would be as a whole, and the look at what it drew.
import { createBlockSplitter } from '../../Client/core/markdown/markdownBlocks.ts';
import { nodesFrom } from '../../Client/ui/markdown/blockNodes.ts';
import { blockHtml, markdownOptions } from '../../Client/ui/markdown/markdown.ts';

export { createMarkdownWidget } from '../../Client/ui/markdown/markdownWidget.ts';
export { dangers } from '../dangers.ts';

export function drawWhole(text) {
  const whole = document.createDocumentFragment();
  whole.append(...createBlockSplitter(markdownOptions).append(text, true).finished.map((block) => nodesFrom(blockHtml(block))));
  return whole;
}
