import { isTable, type Block } from '../../core/markdown/markdownBlocks';
import { createBlockElement, nodesFrom } from './blockNodes';
import { createCodeBlock, type CodeBlock } from './code/codeBlock';
import { blockHtml } from './markdown';
import { patchChildren } from './patch';
import type { RenderedBlock } from './renderedBlock';
import { frameTables } from './table/renderTable';

/** Any block, purified as a whole; in an element that holds an earlier state of it, or a new one. */
export function renderMarkup(block: Block, element = createBlockElement()): RenderedBlock {
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
