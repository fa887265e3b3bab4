import { keptNames as kept } from '../kept.ts';
import { expect, test, type ChatPage } from '../page.ts';

async function settings(chat: ChatPage): Promise<void> {
  await chat.showSidebar();
  await chat.page.getByRole('button', { name: 'Settings' }).click();
  await expect(chat.page.getByRole('heading', { name: 'Account' })).toBeVisible();
}

test('an API key is made, shown once, good for what was said, and revoked', async ({ page, chat, playwright, baseURL }) => {
  await chat.open();
  await settings(chat);
  await page.getByRole('button', { name: 'API keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'API keys' });
  await expect(dialog).toContainText('You have no API keys.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('My script');
  await dialog.getByRole('checkbox', { name: 'Conversations' }).check();
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const key = (await dialog.locator('.key-value').innerText()).trim();
  expect(key).toMatch(/^sc_[0-9a-f]{16}_[0-9a-f]{64}$/);
  await expect(dialog.locator('.key')).toContainText('Chat, Conversations');
  await expect(dialog.locator('.key')).toContainText('expires on');

  const program = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }), extraHTTPHeaders: { Authorization: `Bearer ${key}` } });
  expect((await program.get('/api/conversations')).status()).toBe(200);
  expect((await program.get('/api/keys')).status()).toBe(403);

  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.locator('.key-value')).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
  await dialog.getByRole('button', { name: 'Revoke My script' }).click();
  await expect(dialog.locator('.key')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Really revoke' }).click();
  await expect(dialog.locator('.key')).toHaveCount(0);
  await expect.poll(async () => (await program.get('/api/conversations')).status(), { timeout: 25_000 }).toBe(401);
  await program.dispose();
});

test('everything is deleted on a word that is said twice, in the browser too', async ({ page, chat }) => {
  const id = await chat.openConversation('To go', 'Why?', 'Because.');
  await chat.prompt.fill('a draft');
  await expect.poll(async () => (await kept(page)).filter((name) => name.includes(id)).length).toBe(2);
  await settings(chat);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete everything for good' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('navigation')).toContainText('Your conversations will be here.');
  expect((await page.request.get(`/api/conversations/${id}`)).status()).toBe(404);
  expect((await kept(page)).filter((name) => name.includes(id))).toEqual([]);
});

test('who has to sign in first is shown the way, and why it did not work', async ({ page }) => {
  await page.route('**/api/**', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401,"code":"unauthenticated"}' }));
  await page.goto('/c/somewhere');
  await expect(page.getByRole('heading', { name: 'Sign in to chat' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/auth/sign-in?return_to=%2Fc%2Fsomewhere');
  await page.goto('/?sign-in=failed');
  await expect(page.getByText('Signing in did not work.')).toBeVisible();
});

test('who signs out leaves nothing in the browser', async ({ page, chat }) => {
  const id = await chat.openConversation('Private', 'Why?', 'Because.');
  const me = (await (await page.request.get('/api/me')).json()) as { id: string };
  await page.route('**/api/me', (route) => route.fulfill({ json: { ...me, kind: 'person', name: 'Ada' } }));
  await page.route('**/auth/sign-out', (route) => route.fulfill({ status: 204 }));
  await page.reload();
  await expect.poll(async () => (await kept(page)).filter((name) => name.includes(id)).length).toBe(1);
  await settings(chat);
  await expect(page.getByRole('dialog')).toContainText('Signed in as Ada.');
  const out = page.waitForRequest('**/auth/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect((await out).method()).toBe('POST');
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator('.turn')).toHaveCount(0);
  expect((await kept(page)).filter((name) => name.includes(id))).toEqual([]);
});

test('what is left of the limits is shown, and nothing where nothing is limited', async ({ page, chat }) => {
  await chat.open();
  const me = (await (await page.request.get('/api/me')).json()) as object;
  let limits: object | undefined = { requests: { limit: 50, left: 41 }, streams: { limit: 20, left: 19 }, tokens: { day: { limit: 200_000, left: 12_345 } } };
  await page.route('**/api/me', (route) => route.fulfill({ json: { ...me, limits } }));
  await page.reload();
  limits = { ...limits, requests: { limit: 50, left: 40 } }; // what was left when the page was opened is not what is left now
  await settings(chat);
  const list = page.getByRole('list', { name: 'What is left of your limits' });
  await expect(list.getByRole('listitem')).toHaveText([/^Requests at once40 of 50 left/, /^Streams at once19 of 20 left/, /^Tokens today12,345 of 200,000 left/]);
  await expect(list.getByRole('meter', { name: 'Tokens today' })).toHaveJSProperty('value', 12_345);
  limits = undefined;
  await page.reload();
  await settings(chat);
  await expect(page.getByRole('button', { name: 'API keys' })).toBeVisible();
  await expect(list).toHaveCount(0);
});
