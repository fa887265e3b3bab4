import { codeSlices } from '../../../core/markdown/codeSlices';
import { colour } from './colouring';

/**
 * Code that grows, in parts of whole lines that are coloured one after the other, and while it grows in boxes of a few lines each: however long it is, the browser lays out only the
 * lines that a token came to, and only the part that is being coloured.
 */
export interface CodeText {
  readonly element: HTMLElement;
  readonly text: string;
  show(text: string): void;
  colour(language: string, isWanted: () => boolean): void;
}

/** So many lines are a box. */
const LINES = 12;

export function createCodeText(): CodeText {
  const element = document.createElement('code');
  let text = '';
  let start = 0; // of the last part
  let part: HTMLElement | undefined; // the last one
  let full = 0; // so much of it is in boxes that grow no more
  let box: Text | undefined; // its last box

  function add(slice: string): void {
    const next = boxOf('code-part');
    if (box !== undefined && !box.data.endsWith('\n')) { // in the middle of a line, which goes on in this part
      part?.classList.add('code-part-cut');
      next.classList.add('code-part-cut');
    }
    element.append(next);
    part = next;
    clear();
    fill(slice);
  }

  function clear(): void {
    part?.replaceChildren();
    full = 0;
    box = undefined;
  }

  /** Makes the last part this: the text nodes grow, they are not replaced, so that what was selected stays selected. */
  function fill(slice: string): void {
    if (slice.length < full) {
      clear();
    }
    for (let end = endOfBox(slice, full); end < slice.length; end = endOfBox(slice, full)) {
      put(slice.slice(full, end));
      full = end;
      box = undefined;
    }
    put(slice.slice(full));
  }

  function put(lines: string): void {
    if (box !== undefined) {
      resize(box, lines);
      return;
    }
    box = document.createTextNode(lines);
    part?.append(boxOf('code-lines', box));
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
        part = undefined;
        clear();
      }
      text = next;
      const [first = '', ...others] = codeSlices(text.slice(start));
      if (part === undefined) {
        add(first);
      } else {
        fill(first);
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

/** More, or less, of the text that is there. */
function resize(node: Text, text: string): void {
  if (text.length > node.length) {
    node.appendData(text.slice(node.length));
  } else if (text.length < node.length) {
    node.deleteData(text.length, node.length - text.length);
  }
}

function boxOf(className: string, ...inner: readonly Node[]): HTMLElement {
  const box = document.createElement('span');
  box.className = className;
  box.append(...inner);
  return box;
}

/** Where a box that begins there ends: after some lines, or at the end of the code. */
function endOfBox(code: string, from: number): number {
  let end = from;
  for (let line = 0; line < LINES; line += 1) {
    const next = code.indexOf('\n', end);
    if (next < 0) {
      return code.length;
    }
    end = next + 1;
  }
  return end;
}
