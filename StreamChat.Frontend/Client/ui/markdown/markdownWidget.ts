import { GrowingText } from '../../core/messages/growingText';
import { createBlockSplitter, type Block, type BlockUpdate } from '../../core/markdown/markdownBlocks';
import { drawSoon, drawWithin, forget, type Drawing } from './frameBudget';
import { markdownOptions } from './markdown';
import { renderBlock } from './renderBlock';
import type { RenderedBlock } from './renderedBlock';

/** A Markdown text that grows on the page. */
export interface MarkdownWidget {
  update(text: GrowingText, final: boolean): void;
  dispose(): void;
}

/** So many blocks, or so much text, stand together in a box that the browser need not lay out or paint while it is out of sight. */
const BLOCKS_A_BOX = 20;
const CHARACTERS_A_BOX = 2500;

/** Blocks that are finished stay the same nodes for ever; only the tail is drawn again. A frame draws only so much: a long text comes over several. */
export function createMarkdownWidget(root: HTMLElement): MarkdownWidget {
  const splitter = createBlockSplitter(markdownOptions);
  const finished: RenderedBlock[] = [];
  let tail: RenderedBlock[] = [];
  let wanted = { text: new GrowingText(''), final: false };
  let taken = { length: 0, final: false };
  let unplaced: BlockUpdate | undefined;

  /** The old tail is used up in order: what was the first open block still is, whether it is finished now or not. */
  function place(block: Block, done: boolean, old: RenderedBlock | undefined): RenderedBlock {
    if (old?.update(block, done) === true) {
      return old;
    }
    const next = renderBlock(block, done);
    if (old === undefined) {
      boxForOneMore(root).append(next.element);
    } else {
      old.dispose();
      old.element.replaceWith(next.element);
    }
    return next;
  }

  function draw(): void {
    if (unplaced === undefined) {
      return;
    }
    const { finished: complete, tail: open } = unplaced;
    unplaced = undefined;
    const old = tail;
    const blocks = [...complete, ...open].map((block, index) => place(block, index < complete.length, old[index]));
    for (const gone of old.slice(blocks.length)) {
      gone.dispose();
      gone.element.remove();
    }
    finished.push(...blocks.slice(0, complete.length));
    tail = blocks.slice(complete.length);
  }

  function read(most: number): number {
    draw();
    if (taken.length === wanted.text.length && taken.final === wanted.final) {
      return 0;
    }
    // A block that does not end is read again each time: the larger it is, the larger the steps, or a line of a megabyte would take for ever.
    const end = Math.min(wanted.text.length, taken.length + Math.max(most, splitter.openLength));
    const last = end === wanted.text.length;
    const count = Math.max(1, end - taken.length);
    const more = wanted.text.slice(taken.length, end);
    taken = { length: end, final: last && wanted.final };
    unplaced = splitter.append(more, taken.final);
    return count;
  }

  const drawing: Drawing = { read, draw };

  return {
    update(text, final) {
      wanted = { text, final };
      // What was there before must not be missing for a moment, nor the end of what is called done.
      if (taken.length === 0 || final) {
        drawWithin(drawing);
      } else {
        drawSoon(drawing);
      }
    },
    dispose() {
      forget(drawing);
      unplaced = undefined;
      for (const block of [...finished, ...tail]) {
        block.dispose();
      }
      root.replaceChildren();
    },
  };
}

/** A block never moves: it stays in the box that was the last one when it came. */
function boxForOneMore(root: HTMLElement): Element {
  const last = root.lastElementChild;
  if (last !== null && last.childElementCount < BLOCKS_A_BOX && last.textContent.length < CHARACTERS_A_BOX) {
    return last;
  }
  last?.classList.add('blocks-full');
  const box = document.createElement('div');
  box.className = 'blocks';
  root.append(box);
  return box;
}
