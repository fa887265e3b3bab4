/** So many lines at least are coloured at a time: what the browser makes of them is a few milliseconds' work on a slow phone. */
const LINES = 10;

/** The lines of coloured code, some at a time; what belongs together, such as a comment of many lines, stays together. */
export function* lineGroups(code: DocumentFragment): Generator<DocumentFragment> {
  let group = document.createDocumentFragment();
  let lines = 0;
  for (const node of [...code.childNodes]) {
    lines += (node.textContent ?? '').split('\n').length - 1;
    group.append(node);
    if (lines >= LINES && node instanceof Text && node.data.includes('\n')) {
      const rest = node.splitText(node.data.lastIndexOf('\n') + 1);
      yield group;
      group = document.createDocumentFragment();
      group.append(rest);
      lines = 0;
    }
  }
  if (group.textContent !== '') {
    yield group;
  }
}

/** Puts coloured lines in the place of the first ones of a part that are not coloured yet. */
export function colourNext(part: Element, lines: DocumentFragment): void {
  let left = lines.textContent.length;
  const coloured = document.createElement('span');
  coloured.className = 'code-lines code-coloured';
  coloured.append(lines);
  const plain = [...part.querySelectorAll(':scope > :not(.code-coloured)')];
  plain[0]?.before(coloured);
  for (const box of plain) {
    const text = box.firstChild;
    const length = text instanceof Text ? text.length : 0;
    if (text instanceof Text && length > left) {
      text.deleteData(0, left);
      return;
    }
    left -= length;
    box.remove();
  }
}
