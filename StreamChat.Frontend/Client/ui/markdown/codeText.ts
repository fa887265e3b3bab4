import { codeSlices } from '../../core/markdown/codeSlices';
import { colour } from './colouring';

/**
 * Code that grows, in parts of whole lines that are boxes of their own: however long it is, the browser lays out only the part that a token came to, and only the one that is
 * being coloured.
 */
export interface CodeText {
  readonly element: HTMLElement;
  readonly text: string;
  show(text: string): void;
  colour(language: string, isWanted: () => boolean): void;
}

export function createCodeText(): CodeText {
  const element = document.createElement('code');
  let text = '';
  let start = 0; // of the last part
  let open: Text | undefined; // what the last part holds

  function add(slice: string): void {
    const before = open?.parentElement;
    const isCut = open !== undefined && !open.data.endsWith('\n'); // in the middle of a line, which goes on in this part
    const part = document.createElement('span');
    part.className = 'code-part';
    if (isCut) {
      before?.classList.add('code-part-cut');
      part.classList.add('code-part-cut');
    }
    open = document.createTextNode(slice);
    part.append(open);
    element.append(part);
  }

  /** The text node grows, it is not replaced: what was selected stays selected. */
  function grow(node: Text, slice: string): void {
    if (slice.length > node.length) {
      node.appendData(slice.slice(node.length));
    } else if (slice.length < node.length) {
      node.deleteData(slice.length, node.length - slice.length);
    }
  }

  return {
    element,
    get text() {
      return text;
    },
    show(next) {
      if (next === text) {
        return;
      }
      if (!next.startsWith(text)) {
        element.replaceChildren();
        start = 0;
        open = undefined;
      }
      text = next;
      const [first = '', ...others] = codeSlices(text.slice(start));
      if (open === undefined) {
        add(first);
      } else {
        grow(open, first);
      }
      others.forEach(add);
      start = text.length - (others.at(-1) ?? first).length;
    },
    colour(language, isWanted) {
      const coloured = text;
      colour([...element.children], language, () => text === coloured && isWanted());
    },
  };
}
