/**
 * A table in parts: tables of some rows each, with the same columns. The browser lays out the part that grows, and none that is out of sight; of one large table it would lay out and
 * paint all of it with every word. To who does not see it, it is one table.
 */
export interface TableParts {
  readonly element: HTMLElement;
  showHead(head: HTMLTableSectionElement): void;
  /** Puts a row at its place, or in the place of the one that is there. */
  put(index: number, row: HTMLTableRowElement): void;
  /** Takes away the rows from there on. */
  cut(count: number): void;
}

/** So many rows at least are a part; those of the first decide how wide the columns are. */
const ROWS = 25;

export function createTableParts(): TableParts {
  const element = document.createElement('div');
  element.className = 'table-parts';
  const rows: HTMLTableRowElement[] = [];
  const first = document.createElement('table');
  let columns: HTMLElement | undefined; // once there is more than one part
  let last = addPart(first);

  function addPart(table: HTMLTableElement): HTMLTableSectionElement {
    const part = document.createElement('div');
    part.className = 'table-part';
    const body = table.createTBody();
    part.append(table);
    element.append(part);
    return body;
  }

  /** The body for one more row. Before anything is laid out nobody knows how wide the columns of another part would be. */
  function bodyForOneMore(): HTMLTableSectionElement {
    if (last.rows.length < ROWS || !element.isConnected) {
      return last;
    }
    columns ??= fixColumns(element, first);
    last.closest('.table-part')?.classList.add('table-part-full');
    const table = document.createElement('table');
    table.append(columns.cloneNode(true));
    last = addPart(table);
    tellRoles(element);
    return last;
  }

  return {
    element,
    showHead(head) {
      first.tHead?.remove();
      last.before(head);
      first.tHead = head;
    },
    put(index, row) {
      const old = rows[index];
      rows[index] = row;
      if (old === undefined) {
        bodyForOneMore().append(row);
      } else {
        old.replaceWith(row);
      }
      if (columns !== undefined) {
        tellRole(row);
      }
    },
    cut(count) {
      rows.splice(count).forEach((row) => row.remove());
    },
  };
}

/** From now on the columns are as wide as they are, in parts of the whole. */
function fixColumns(element: HTMLElement, table: HTMLTableElement): HTMLElement {
  const whole = table.getBoundingClientRect().width;
  const columns = document.createElement('colgroup');
  for (const cell of table.tHead?.rows[0]?.cells ?? []) {
    const column = document.createElement('col');
    column.style.width = `${(100 * cell.getBoundingClientRect().width) / whole}%`;
    columns.append(column);
  }
  if (whole > element.getBoundingClientRect().width + 1) {
    element.style.minWidth = `${whole}px`; // it is scrolled
  }
  element.classList.add('table-parts-fixed');
  table.prepend(columns.cloneNode(true));
  return columns;
}

/** What the parts are: the rows of one table. */
function tellRoles(element: HTMLElement): void {
  element.setAttribute('role', 'table');
  element.querySelectorAll('.table-part').forEach((part) => part.setAttribute('role', 'rowgroup'));
  element.querySelectorAll('table, thead, tbody').forEach((inner) => inner.setAttribute('role', 'presentation'));
  element.querySelectorAll('tr').forEach(tellRole);
}

function tellRole(row: HTMLTableRowElement): void {
  row.setAttribute('role', 'row');
  for (const cell of row.cells) {
    cell.setAttribute('role', cell.tagName === 'TH' ? 'columnheader' : 'cell');
  }
}
