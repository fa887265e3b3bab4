import { createBlockSplitter, type Block } from '../../core/markdown/markdownBlocks';
import { markdownOptions } from './markdown';
import { renderBlock, type RenderedBlock } from './renderBlock';

/** A Markdown text that grows on the page. */
export interface MarkdownWidget {
  update(text: string, final: boolean): void;
  dispose(): void;
}

/** Blocks that are finished stay the same nodes for ever; only the tail is drawn again. */
export function createMarkdownWidget(root: HTMLElement): MarkdownWidget {
  const splitter = createBlockSplitter(markdownOptions);
  const finished: RenderedBlock[] = [];
  let tail: RenderedBlock[] = [];

  /** The old tail is used up in order: what was the first open block still is, whether it is finished now or not. */
  function place(block: Block, done: boolean, old: RenderedBlock | undefined): RenderedBlock {
    if (old?.update(block, done) === true) {
      return old;
    }
    const next = renderBlock(block, done);
    if (old === undefined) {
      root.append(next.element);
    } else {
      old.dispose();
      old.element.replaceWith(next.element);
    }
    return next;
  }

  return {
    update(text, final) {
      const { finished: complete, tail: open } = splitter.update(text, final);
      const old = tail;
      const drawn = [...complete, ...open].map((block, index) => place(block, index < complete.length, old[index]));
      for (const gone of old.slice(drawn.length)) {
        gone.dispose();
        gone.element.remove();
      }
      finished.push(...drawn.slice(0, complete.length));
      tail = drawn.slice(complete.length);
    },
    dispose() {
      for (const block of [...finished, ...tail]) {
        block.dispose();
      }
      root.replaceChildren();
    },
  };
}
