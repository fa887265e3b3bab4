import type { Block } from '../../../core/markdown/markdownBlocks';
import type { RenderedBlock } from '../renderedBlock';
import { renderMarkup } from '../renderMarkup';

/** A block of lines, until it holds what only the whole of it can be drawn with; what stands there stays as far as it is the same. */
export function untilWhole(element: HTMLElement, type: string, update: (block: Block) => boolean): RenderedBlock {
  let whole: RenderedBlock | undefined;
  return {
    element,
    update(next, finished) {
      if (whole !== undefined) {
        return whole.update(next, finished);
      }
      if (next.type !== type) {
        return false;
      }
      if (!update(next)) {
        whole = renderMarkup(next, element);
      }
      return true;
    },
    dispose: () => whole?.dispose(),
  };
}
