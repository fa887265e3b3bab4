import type { Page, Request } from '@playwright/test';
import { Cable } from '../cable.ts';
import { ChatPage, expect, test } from '../page.ts';

/** Some nine seconds: a page that is opened meanwhile on a busy machine still finds it growing. */
const LONG = '?model=simulator-long-160';

/** The answer's text as the server has it, once it has ended. */
async function stored(page: Page): Promise<string> {
  const address = `/api${new URL(page.url()).pathname.replace('/c/', '/conversations/')}`;
  let messages: { role: string; content: string }[] = [];
  await expect(async () => {
    const response = await page.request.get(address); // a busy machine's store may ask to come again
    expect(response.status(), await response.text()).toBe(200);
    ({ messages } = (await response.json()) as { messages: typeof messages });
  }).toPass({ timeout: 60_000 });
  return messages.filter(({ role }) => role === 'assistant').at(-1)?.content ?? '';
}

/** The words alone: the page shows Markdown's marks as what they mean. */
const plain = (text: string): string => text.replace(/^- /gm, '').replace(/[#*`]+/g, '').replace(/\s+/g, ' ').trim();

/** Waits until two tabs show the same answer: either may be a frame behind the other. */
async function same(one: ChatPage, other: ChatPage): Promise<void> {
  await expect(async () => expect(await other.answer.innerText()).toBe(await one.answer.innerText())).toPass({ timeout: 60_000 });
}

test('a reload in the middle of an answer goes on with it', async ({ page, chat }) => {
  await chat.open(LONG);
  await chat.ask('tell me a long story');
  await expect(chat.answer).toContainText(/(\w+\W+){8}/);
  await expect(page).toHaveURL(/\/c\//);
  const before = plain(await chat.answer.innerText());
  await page.reload();
  await expect(chat.turn('streaming')).toHaveCount(1);
  await expect(chat.answer).toContainText(before.slice(0, -10));
  await chat.answered();
  expect(plain(await chat.answer.innerText())).toBe(plain(await stored(page)));
  await expect(page.locator('.turn')).toHaveCount(1);
});

test('a second tab shows the same text while it is written, over one connection', async ({ page, chat, context }) => {
  await chat.open(LONG);
  await chat.ask('tell me a long story');
  await expect(page).toHaveURL(/\/c\//);
  const other = await context.newPage();
  const reads: string[] = [];
  other.on('request', (request) => reads.push(request.url()));
  await other.goto(page.url());
  const there = new ChatPage(other);
  await expect(there.turn('streaming')).toHaveCount(1);
  await expect(there.answer).toContainText(plain(await chat.answer.innerText()).slice(0, 20));
  await there.answered();
  await chat.answered();
  await same(chat, there);
  expect(reads.filter((url) => url.endsWith('/events'))).toEqual([]);
});

test('the other tab goes on reading when the one with the connection closes', async ({ page, chat, context }) => {
  await chat.open(LONG);
  await chat.ask('tell me a long story');
  await expect(page).toHaveURL(/\/c\//);
  const other = await context.newPage();
  await other.goto(page.url());
  const there = new ChatPage(other);
  await expect(there.answer).toContainText(/\w+ \w+/);
  await page.close();
  await there.answered();
  expect(plain(await there.answer.innerText())).toBe(plain(await stored(other)));
});

test('what is asked in one tab appears in the other', async ({ page, chat, context }) => {
  await chat.openConversation('Two tabs', 'Why?', 'Because.');
  const other = await context.newPage();
  await other.goto(page.url());
  const there = new ChatPage(other);
  await expect(there.turn('done')).toHaveCount(1);
  await chat.ask('hello');
  await expect(there.turn('done')).toHaveCount(2);
  await expect(chat.turn('done')).toHaveCount(2);
  await same(chat, there);
  await there.ask('hello there');
  await expect(chat.turn('done')).toHaveCount(3);
});

test('another device sees the answer while it is written, and can stop it', async ({ page, chat, browser, context }) => {
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(page).toHaveURL(/\/c\//);
  const device = await browser.newContext({ storageState: await context.storageState() });
  const other = await device.newPage();
  await other.goto(page.url());
  const there = new ChatPage(other);
  await expect(there.turn('streaming')).toHaveCount(1);
  await expect(there.answer).toContainText(/\w+/);
  await other.getByRole('button', { name: 'Stop' }).click();
  await expect(chat.turn('stopped')).toHaveCount(1);
  await expect(there.turn('stopped')).toHaveCount(1);
  await same(chat, there);
  expect(plain(await chat.answer.innerText())).toBe(plain(await stored(page)));
  await device.close();
});

test.describe('over a network that fails', () => {
  let cable: Cable;
  test.use({
    baseURL: async ({}, use) => {
      cable = await Cable.lay();
      await use(cable.url);
      cable.close();
    },
  });

  test('an answer loses no word and shows no error, however often the connection breaks', async ({ page, chat }) => {
    await chat.open('?model=simulator-long-240'); // which goes on while the connection is away
    await chat.ask('tell me a long story');
    await expect(chat.answer).toContainText(/\w+ \w+/);
    for (let breaks = 0; breaks < 4; breaks += 1) {
      const before = (await chat.answer.innerText()).length;
      cable.cut();
      await expect(page.locator('.answer-link')).toBeVisible();
      await expect(page.locator('.failure')).toHaveCount(0);
      cable.mend();
      await expect.poll(async () => (await chat.answer.innerText()).length).toBeGreaterThan(before);
    }
    await chat.answered();
    await expect(page.locator('.answer-link')).toHaveCount(0);
    expect(plain(await chat.answer.innerText())).toBe(plain(await stored(page)));
  });
});

test('twelve tabs on three conversations need two connections, and the list once each', async ({ page, chat, context }) => {
  await chat.open();
  const ids = await Promise.all(['One', 'Two', 'Three'].map((title) => chat.addConversation(title, 'Why?', 'Because.')));
  let streams = 0;
  let most = 0;
  let lists = 0;
  const count = (by: number) => (request: Request) => {
    streams += request.url().endsWith('/events') ? by : 0;
    most = Math.max(most, streams);
  };
  context.on('request', count(1));
  context.on('request', (request) => (lists += /\/conversations(\?|$)/.test(request.url()) ? 1 : 0));
  context.on('requestfinished', count(-1));
  context.on('requestfailed', count(-1));
  await page.close();
  const tabs = await Promise.all([...ids, ...ids, ...ids, ...ids].map(async (id) => {
    const tab = await context.newPage();
    await tab.goto(`/c/${id}`);
    return new ChatPage(tab);
  }));
  await Promise.all(tabs.map((tab) => expect(tab.turn('done')).toHaveCount(1)));
  expect(lists).toBe(tabs.length); // they tell each other what they find out
  await tabs[0]?.ask('hello');
  await Promise.all([tabs[3], tabs[6], tabs[9]].map((tab) => expect(tab!.turn('done')).toHaveCount(2)));
  expect(most).toBeLessThanOrEqual(3); // one that is closing while the next one opens
  await Promise.all(tabs.map((tab) => tab.page.close()));
});
