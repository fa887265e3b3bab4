import { strings } from '../strings';

/** Makes links of an answer safe to see and to follow: where they lead is shown, and they open apart from the page. */
export function dressLinks(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a')) {
    const address = addressOf(link);
    if (link.classList.contains('image')) {
      link.replaceWith(imagePlaceholder(link.textContent, address));
    } else if (address === undefined) {
      link.replaceWith(...deadLink(link));
    } else {
      openApart(link, address);
      if (address.host !== '' && !(link.textContent).toLowerCase().includes(address.host)) {
        link.after(' ', hostLabel(address));
      }
    }
  }
}

function addressOf(link: HTMLAnchorElement): URL | undefined {
  const href = link.getAttribute('href');
  if (href === null || !URL.canParse(href)) {
    return undefined; // the sanitiser has taken it away, or it leads nowhere
  }
  const address = new URL(href);
  return ['http:', 'https:', 'mailto:'].includes(address.protocol) ? address : undefined;
}

function hostLabel(address: URL): HTMLElement {
  const host = document.createElement('span');
  host.className = 'link-host';
  host.textContent = address.host;
  return host;
}

function openApart(link: HTMLAnchorElement, address: URL): void {
  link.href = address.href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.title = `${address.href} ${strings.content.newTab}`;
}

/** The text of a link that leads nowhere we would go. */
function deadLink(link: HTMLAnchorElement): readonly Node[] {
  const dead = document.createElement('span');
  dead.className = 'dead-link';
  dead.append(...link.childNodes);
  return [dead];
}

/** A remote image would tell its server who reads this, and when: it stays where it is, and says so. */
function imagePlaceholder(label: string, address: URL | undefined): HTMLElement {
  const box = document.createElement(address === undefined ? 'span' : 'a');
  box.className = 'image-placeholder';
  const what = document.createElement('span');
  what.textContent = label.trim() === '' ? strings.content.image : `${strings.content.image}: ${label}`;
  box.append(what);
  if (address !== undefined && box instanceof HTMLAnchorElement) {
    openApart(box, address);
    box.append(' ', hostLabel(address));
  }
  return box;
}
