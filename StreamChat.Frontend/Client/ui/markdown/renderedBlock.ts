import type { Block } from '../../core/markdown/markdownBlocks';

/** A block as it stands on the page. */
export interface RenderedBlock {
  readonly element: HTMLElement;
  /** Takes a later state of the same block; false when it has become something else and must be drawn anew. */
  update(block: Block, finished: boolean): boolean;
  dispose(): void;
}
