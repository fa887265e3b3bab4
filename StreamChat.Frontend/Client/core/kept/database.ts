import type { KeyValues } from './keyValues';

const STORE = 'values';

/** Values in a database of the browser. Where there is none, or it is full or blocked, its promises fail and whoever asks does without. */
export class Database implements KeyValues {
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get(key: string): Promise<unknown> {
    return this.#do('readonly', (store) => store.get(key) as IDBRequest<unknown>);
  }

  async set(key: string, value: unknown): Promise<void> {
    await this.#do('readwrite', (store) => store.put(value, key));
  }

  async delete(key: string): Promise<void> {
    await this.#do('readwrite', (store) => store.delete(key));
  }

  async keys(start: string): Promise<readonly string[]> {
    return (await this.#do('readonly', (store) => store.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`)))).map(String);
  }

  async clear(): Promise<void> {
    await this.#do('readwrite', (store) => store.clear());
  }

  async #do<T>(mode: IDBTransactionMode, what: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#opened ??= this.#open();
    return result(what((await this.#opened).transaction(STORE, mode).objectStore(STORE)));
  }

  #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return result(request);
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database of the browser does not answer.'));
  });
}
