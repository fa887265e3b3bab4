import { expect, type Page } from '@playwright/test';

/** The names of what the browser keeps for the page: nothing before the page has made its database, which must not be made in its stead. */
export function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const known = (await indexedDB.databases()).find(({ name }) => name === 'streamchat');
    if (known === undefined) {
      return [];
    }
    const database = await answer(indexedDB.open('streamchat'));
    const keys = await answer(database.transaction('values').objectStore('values').getAllKeys());
    database.close();
    return keys.map(String);
  });
}

/** Waits until something is in the browser's database: it gets there a moment after it is shown. */
export async function isKept(page: Page, name: string): Promise<void> {
  await expect.poll(() => keptNames(page)).toContain(name);
}
