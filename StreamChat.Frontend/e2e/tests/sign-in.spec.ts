import type { Page } from '@playwright/test';
import { ChatPage, expect, test } from '../page.ts';
import { issuer } from '../system.ts';

async function settings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
}

/** From the page to the provider, and back to where the page was. */
async function signIn(page: Page, name: string): Promise<void> {
  const from = page.url();
  await settings(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL((address) => address.origin === issuer);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page).toHaveURL(from);
  await settings(page);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toContainText(`Signed in as ${name}.`);
}

async function makeKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'API keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'API keys' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('My script');
  await dialog.getByRole('checkbox', { name: 'Conversations' }).check();
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const key = (await dialog.locator('.key-value').innerText()).trim();
  await page.keyboard.press('Escape');
  return key;
}

test.skip(issuer === undefined, 'the system knows no identity provider: eng/e2e.sh tells it of one (Identity__Issuer)');

test('people sign in at an identity provider, use what is theirs, and sign out', async ({ page, chat, trouble, browser, playwright, baseURL }) => {
  await chat.open();
  await signIn(page, 'Ada Lovelace');
  const limits = page.getByRole('list', { name: 'What is left of your limits' }).getByRole('listitem');
  await expect(limits.filter({ hasText: 'Requests at once' })).toContainText(/\d+ of 50 left/);
  const key = await makeKey(page);
  await page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-fast');
  await chat.ask('hello');
  await chat.answered();
  const path = `/api${new URL(page.url()).pathname.replace('/c/', '/conversations/')}`;

  // Her program is she.
  const program = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }), extraHTTPHeaders: { Authorization: `Bearer ${key}` } });
  expect((await program.get(path)).status()).toBe(200);
  expect(await (await program.post('/chat', { data: { prompt: 'hello', model: 'simulator-fast' } })).text()).toContain('"type":"done"');
  await program.dispose();

  // Another person finds nothing of hers.
  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = new ChatPage(await elsewhere.newPage());
  await other.open();
  await signIn(other.page, 'Grace Hopper');
  expect((await elsewhere.request.get(path)).status()).toBe(404);
  await other.page.goto(page.url());
  await expect(other.page.getByRole('heading', { name: 'This conversation is not here' })).toBeVisible();
  await expect(other.page.getByRole('navigation')).toContainText('Your conversations will be here.');
  await elsewhere.close();

  await settings(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('navigation')).toContainText('Your conversations will be here.');
  expect((await page.request.get(path)).status()).toBe(404);
  await settings(page);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toContainText('You are a guest of this browser');
  expect(trouble.foreign.splice(0).filter((address) => !address.startsWith(`${issuer}/`))).toEqual([]); // the browser went to the provider, and nowhere else
});
