import type { Tokens } from 'marked';
import { isTable, type Block, type TableBlock } from '../../core/markdown/markdownBlocks';
import { createCodeBlock } from './code/codeBlock';
import { renderList } from './lines/renderList';
import { renderParagraph } from './lines/renderParagraph';
import type { RenderedBlock } from './renderedBlock';
import { renderMarkup } from './renderMarkup';
import { createRowTable } from './table/renderTable';

export function renderBlock(block: Block, finished: boolean): RenderedBlock {
  if (isTable(block)) {
    return renderTable(block);
  }
  if (block.type === 'code') {
    return renderCode(block as Tokens.Code, finished);
  }
  return renderParagraph(block) ?? renderList(block) ?? renderMarkup(block);
}

/** Code grows in place, so that a selection, the scroll position and the buttons survive the next token. */
function renderCode(block: Tokens.Code, finished: boolean): RenderedBlock {
  const code = createCodeBlock(block.lang ?? '');
  code.show(block.text, finished);
  return {
    element: code.element,
    update(next, done) {
      if (next.type !== 'code' || (next as Tokens.Code).lang !== block.lang) {
        return false;
      }
      code.show((next as Tokens.Code).text, done);
      return true;
    },
    dispose: () => code.dispose(),
  };
}

function renderTable(block: TableBlock): RenderedBlock {
  const table = createRowTable(block);
  return {
    element: table.element,
    update(next) {
      if (!isTable(next)) {
        return false;
      }
      table.update(next);
      return true;
    },
    dispose: () => undefined,
  };
}
