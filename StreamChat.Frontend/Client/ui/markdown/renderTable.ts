import type { TableBlock } from '../../core/markdown/markdownBlocks';
import { strings } from '../strings';
import { dressLinks } from './links';
import { blockHtml } from './markdown';
import { dressMath } from './renderMath';
import { sanitise } from './sanitise';

/** A table that grows row by row: a row that is there is drawn again only when it has become another. */
export interface RowTable {
  readonly element: HTMLElement;
  update(table: TableBlock): void;
}

export function createRowTable(first: TableBlock): RowTable {
  const element = document.createElement('div');
  element.className = 'block';
  element.dir = 'auto';
  const body = document.createElement('tbody');
  const html: string[] = [];

  function drawHead(table: TableBlock): void {
    const head = nodesOf(blockHtml({ ...table, rows: [] }));
    head.querySelector('table')?.append(body);
    frameTables(head);
    element.replaceChildren(head);
  }

  function update({ rows, before, ...table }: TableBlock): void {
    rows.forEach((row, index) => {
      const place = before + index;
      const next = blockHtml({ ...table, rows: [row] });
      if (html[place] !== next) {
        html[place] = next;
        const drawn = nodesOf(next).querySelector('tbody > tr') ?? document.createElement('tr');
        const old = body.rows[place];
        if (old === undefined) {
          body.append(drawn);
        } else {
          old.replaceWith(drawn);
        }
      }
    });
    html.length = before + rows.length;
    while (body.rows.length > html.length) {
      body.deleteRow(-1);
    }
  }

  let head = '';
  const show = (table: TableBlock): void => {
    const next = blockHtml({ ...table, rows: [] });
    if (next !== head) {
      head = next;
      drawHead(table);
    }
    update(table);
  };
  show(first);
  return { element, update: show };
}

function nodesOf(html: string): DocumentFragment {
  const nodes = sanitise(html);
  dressLinks(nodes);
  dressMath(nodes);
  return nodes;
}

/** A wide table scrolls by itself, also by keyboard, and never widens the page. */
export function frameTables(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', strings.content.table);
    table.replaceWith(frame);
    frame.append(table);
  }
}
