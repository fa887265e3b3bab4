import type { Tokens } from 'marked';
import { isTable, type Block, type TableBlock } from '../../core/markdown/markdownBlocks';
import { createBlockElement, nodesFrom } from './blockNodes';
import { createCodeBlock, type CodeBlock } from './code/codeBlock';
import { renderList } from './lines/renderList';
import { renderParagraph } from './lines/renderParagraph';
import { blockHtml } from './markdown';
import { patchChildren } from './patch';
import type { RenderedBlock } from './renderedBlock';
import { createRowTable, frameTables } from './table/renderTable';

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

function renderMarkup(block: Block): RenderedBlock {
  const element = createBlockElement();
  const inner: CodeBlock[] = [];
  const draw = (html: string): void => {
    const fragment = nodesFrom(html);
    frameTables(fragment);
    const code = dressCode(fragment);
    if (code.length + inner.length === 0) {
      patchChildren(element, fragment);
    } else {
      dispose(); // code blocks are more than their nodes
      inner.push(...code);
      element.replaceChildren(fragment);
    }
  };
  const dispose = (): void => {
    for (const code of inner.splice(0)) {
      code.dispose();
    }
  };
  let shown = blockHtml(block);
  draw(shown);
  return {
    element,
    update(next) {
      if (next.type === 'code' || isTable(next)) {
        return false;
      }
      const html = blockHtml(next);
      if (html !== shown) {
        shown = html;
        draw(html);
      }
      return true;
    },
    dispose,
  };
}

/** Code inside lists and quotes gets the same frame as code on the top level. */
function dressCode(fragment: DocumentFragment): CodeBlock[] {
  return [...fragment.querySelectorAll('pre')].map((pre) => {
    const language = /language-(\S+)/.exec(pre.firstElementChild?.className ?? '')?.[1] ?? '';
    const code = createCodeBlock(language);
    code.show(pre.textContent.replace(/\n$/, ''), true);
    pre.replaceWith(code.element);
    return code;
  });
}
