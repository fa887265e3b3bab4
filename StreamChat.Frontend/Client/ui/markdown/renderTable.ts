import type { TableBlock } from '../../core/markdown/markdownBlocks';
import { strings } from '../strings';
import { createBlockElement, nodesFrom } from './blockNodes';
import { blockHtml } from './markdown';
import { createTableParts } from './tableParts';

/** A table that grows row by row: a row that is there is drawn again only when it has become another. */
export interface RowTable {
  readonly element: HTMLElement;
  update(table: TableBlock): void;
}

export function createRowTable(first: TableBlock): RowTable {
  const element = createBlockElement();
  const parts = createTableParts();
  const frame = createFrame();
  frame.append(parts.element);
  element.append(frame);
  const html: string[] = [];

  function showRows({ rows, before, ...table }: TableBlock): void {
    rows.forEach((row, index) => {
      const place = before + index;
      const next = blockHtml({ ...table, rows: [row] });
      if (html[place] !== next) {
        html[place] = next;
        parts.put(place, nodesFrom(next).querySelector<HTMLTableRowElement>('tbody > tr') ?? document.createElement('tr'));
      }
    });
    html.length = before + rows.length;
    parts.cut(html.length);
  }

  let head = '';
  const update = (table: TableBlock): void => {
    const next = blockHtml({ ...table, rows: [] });
    if (next !== head) {
      head = next;
      parts.showHead(nodesFrom(next).querySelector('thead') ?? document.createElement('thead'));
    }
    showRows(table);
  };
  update(first);
  return { element, update };
}

/** A wide table scrolls by itself, also by keyboard, and never widens the page. */
export function frameTables(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    const frame = createFrame();
    table.replaceWith(frame);
    frame.append(table);
  }
}

function createFrame(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'table-frame';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', strings.content.table);
  return frame;
}
