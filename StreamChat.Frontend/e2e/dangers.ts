/** What may not be among the nodes of an answer. */
export function dangers(answer: Element): string[] {
  const allowed = new Set(['class', 'href', 'title', 'align', 'start', 'dir', 'target', 'rel', 'tabindex', 'role', 'aria-label', 'aria-pressed', 'type']);
  const ours = '.code, .code *, .table-frame';
  const found: string[] = [];
  for (const element of answer.querySelectorAll('*')) {
    if (/^(script|style|img|picture|source|video|audio|iframe|object|embed|link|meta|base|form|input|textarea|svg|math|template|slot)$/i.test(element.localName)) {
      found.push(`<${element.localName}>`);
    }
    if (element.localName === 'button' && !element.matches(ours)) {
      found.push('<button>');
    }
    for (const { name } of element.attributes) {
      if (!allowed.has(name)) {
        found.push(`${element.localName}[${name}]`);
      }
    }
    if (element instanceof HTMLAnchorElement) {
      if (!/^(https?:|mailto:)$/.test(element.protocol) || element.target !== '_blank' || element.rel !== 'noopener noreferrer' || element.host === location.host) {
        found.push(`link to ${element.getAttribute('href') ?? 'nothing'}`);
      }
    }
  }
  return found;
}
