/**
 * Makes the children of a node what another's are, and keeps every node that need not change: the browser lays out and paints what is new, what was selected stays selected, and
 * the mark at the end of the text does not begin its movement anew with each word. Those before `from` stay as they are.
 */
export function patchChildren(here: Element, wanted: ParentNode, from = 0): void {
  const nodes = [...wanted.childNodes];
  nodes.forEach((next, index) => {
    const old = here.childNodes[from + index];
    if (old === undefined) {
      here.append(next);
    } else if (!old.isEqualNode(next)) {
      patch(old, next);
    }
  });
  while (here.childNodes.length > from + nodes.length) {
    here.lastChild?.remove();
  }
}

function patch(old: ChildNode, next: ChildNode): void {
  if (old instanceof Text && next instanceof Text && next.data.startsWith(old.data)) {
    old.appendData(next.data.slice(old.length));
  } else if (old instanceof Element && next instanceof Element && isAlike(old, next)) {
    patchChildren(old, next);
  } else {
    old.replaceWith(next);
  }
}

/** Whether they are the same but for what is inside of them. */
function isAlike(one: Element, other: Element): boolean {
  return one.cloneNode(false).isEqualNode(other.cloneNode(false));
}
