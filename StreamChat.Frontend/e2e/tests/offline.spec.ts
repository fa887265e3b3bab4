import { Cable } from '../cable.ts';
import { isKept } from '../kept.ts';
import { expect, test } from '../page.ts';

/** Messages that were sent, by their keys. */
const MESSAGES = /\/api\/conversations\/[^/]+\/messages$/;

test.describe('over a network that fails', () => {
  test.describe.configure({ timeout: 90_000 }); // the page may take twelve seconds to notice each change of the network
  let cable: Cable;
  test.use({
    baseURL: async ({}, use) => {
      cable = await Cable.lay();
      await use(cable.url);
      cable.close();
    },
  });

  test('the page says that the server does not answer, and when it does again', async ({ page, chat }) => {
    await chat.openConversation('Here', 'Why?', 'Because.');
    const banner = page.locator('.offline');
    await expect(banner).toHaveCount(0);
    cable.cut();
    await expect(banner).toContainText('StreamChat cannot be reached.');
    await expect(chat.status).toContainText('StreamChat cannot be reached.');
    cable.mend();
    await expect(banner).toHaveCount(0, { timeout: 30_000 }); // it asks every twelve seconds at least
    await expect(chat.status).not.toContainText('cannot be reached');
  });

  test('conversations that were opened lately can be read offline', async ({ page, chat }) => {
    await isKept(page, `conversation/${await chat.openConversation('One', 'Why one?', 'Because one.')}`);
    await isKept(page, `conversation/${await chat.openConversation('Two', 'Why two?', 'Because two.')}`);
    cable.cut();
    await expect(page.locator('.offline')).toBeVisible();
    await page.getByRole('link', { name: 'One' }).click();
    await expect(chat.answer).toHaveText('Because one.');
    await page.getByRole('link', { name: 'Two' }).click();
    await expect(chat.answer).toHaveText('Because two.');
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).not.toContain('Because');
  });

  test('a message waits for the network while another conversation is read, and is sent once', async ({ page, chat }) => {
    await isKept(page, `conversation/${await chat.openConversation('Other', 'Why?', 'Because.')}`);
    const id = await chat.openConversation('Mine', 'Why?', 'Because.');
    await isKept(page, `conversation/${id}`);
    await page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-fast');
    await expect.poll(async () => ((await (await page.request.get(`/api/conversations/${id}`)).json()) as { model?: string }).model).toBe('simulator-fast');
    cable.cut();
    await expect(page.locator('.offline')).toBeVisible();
    await chat.ask('hello');
    await expect(page.locator('.failure')).toContainText('The chat service cannot be reached');
    await page.getByRole('link', { name: 'Other' }).click();
    await expect(page.locator('.turn')).toHaveCount(1);
    await page.getByRole('link', { name: 'Mine' }).click();
    await expect(page.locator('.turn')).toHaveCount(2);
    await page.getByRole('link', { name: 'Other' }).click();
    await expect(page.locator('.turn')).toHaveCount(1);
    cable.mend();
    await expect(page.locator('.offline')).toHaveCount(0, { timeout: 30_000 });
    await page.getByRole('link', { name: 'Mine' }).click();
    await expect(chat.turn('done')).toHaveCount(2);
    await page.reload();
    await expect(chat.turn('done')).toHaveCount(2);
    await expect(page.locator('.prompt', { hasText: 'hello' })).toHaveCount(1);
  });
});

test('a message whose page was closed before it was sent is sent by the next one, once', async ({ page, chat, context }) => {
  const id = await chat.openConversation('Left behind', 'Why?', 'Because.');
  await context.route(MESSAGES, (route) => route.abort('connectionfailed'));
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('The chat service cannot be reached');
  const keys = new Set<string>();
  context.on('request', (request) => {
    if (MESSAGES.test(request.url())) {
      keys.add(request.headers()['idempotency-key'] ?? '');
    }
  });
  await context.route(MESSAGES, (route) => route.continue());
  const next = await context.newPage();
  await page.close();
  await next.goto('/');
  const said = async (): Promise<number> => ((await (await context.request.get(`/api/conversations/${id}`)).json()) as { messages: unknown[] }).messages.length;
  await expect.poll(said).toBe(4);
  await next.goto(`/c/${id}`);
  await expect(next.locator('.prompt', { hasText: 'hello' })).toHaveCount(1);
  await expect(next.locator('.turn')).toHaveCount(2);
  expect(keys.size).toBe(1);
  expect(await said()).toBe(4);
});
