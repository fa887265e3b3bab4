import { axeViolations, smallTargets } from '../axe.ts';
import { ChatPage, expect, test } from '../page.ts';

const RICH = [
  '# Title', 'Text with `code`, a [link](https://example.com/x) and ![a picture](https://example.com/p.png).',
  '1. one\n2. two\n   - deep', '| a | b |\n|---|--:|\n| 1 | 2 |', '> quote\n>\n> ##', '##', '- # ', '```js\nconst x = 1; // comment\n```', '---', 'The end.', '## ',
].join('\n\n');

type View = readonly [name: string, show: (chat: ChatPage) => Promise<void>];

const VIEWS: readonly View[] = [
  ['the empty page', async () => undefined],
  ['a finished answer with details', async (chat) => {
    await chat.answerWith(RICH);
    await chat.ask('hello');
    await chat.answered();
    await chat.page.getByRole('button', { name: 'Details' }).click();
    await expect(chat.page.locator('.hljs-comment')).toBeVisible();
  }],
  ['an open thought and an error', async (chat) => {
    await chat.answerWithEvents([['thinking', { content: 'Hm.' }], ['content', { content: 'Half' }], ['error', { state: 'failed', code: 'provider_dropped', content: 'Gone.' }]]);
    await chat.ask('hello');
    await chat.page.locator('.thinking summary').click();
    await expect(chat.page.locator('.failure')).toBeVisible();
  }],
  ['a waiting message', async (chat) => {
    await chat.openConversation('A long one', 'Why?', RICH);
    await chat.page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-long');
    await chat.ask('tell me a long story');
    await expect(chat.answer).toContainText(/\w+/);
    await chat.ask('and another');
    await expect(chat.page.locator('.queued')).toBeVisible();
    await chat.page.keyboard.press('Escape');
    await expect(chat.turn('stopped')).toHaveCount(1);
  }],
  ['a prompt that is edited', async (chat) => {
    await chat.openConversation('Edited', 'Why?', 'Because.');
    await chat.page.locator('.question').hover();
    await chat.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(chat.page.getByRole('textbox', { name: 'Edit the prompt' })).toBeFocused();
  }],
  ['a menu', async (chat) => {
    await chat.openConversation('With a menu', 'Why?', 'Because.');
    await chat.page.locator('.header').getByRole('button', { name: 'Actions for With a menu' }).click();
    await expect(chat.page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  }],
  ['a deletion that can be taken back', async (chat) => {
    await chat.openConversation('Deleted', 'Why?', 'Because.');
    await chat.page.locator('.header').getByRole('button', { name: 'Actions for Deleted' }).click();
    await chat.page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(chat.page.getByRole('button', { name: 'Undo' })).toBeVisible();
  }],
  ['the instructions', async (chat) => {
    await chat.page.getByRole('button', { name: 'Instructions' }).click();
    await expect(chat.page.getByRole('dialog')).toBeVisible();
  }],
  ['the shortcuts', async (chat) => {
    await chat.showSidebar();
    await chat.page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(chat.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  }],
  ['the settings', async (chat) => {
    await chat.showSidebar();
    await chat.page.getByRole('button', { name: 'Settings' }).click();
    await expect(chat.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  }],
  ['the API keys', async (chat) => {
    await chat.showSidebar();
    await chat.page.getByRole('button', { name: 'Settings' }).click();
    await chat.page.getByRole('button', { name: 'API keys' }).click();
    const dialog = chat.page.getByRole('dialog', { name: 'API keys' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('A script');
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    await expect(dialog.locator('.key-value')).toBeVisible();
    await expect(dialog.locator('.key').first()).toBeVisible();
  }],
  ['signing in', async (chat) => {
    await chat.page.route('**/api/me', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"unauthenticated"}' }));
    await chat.page.reload();
    await expect(chat.page.getByRole('heading', { name: 'Sign in to chat' })).toBeVisible();
  }],
  ['the page without its server', async (chat) => {
    await chat.openConversation('Read offline', 'Why?', 'Because.');
    await chat.page.context().setOffline(true);
    await expect(chat.page.locator('.offline')).toBeVisible();
  }],
  ['the conversations', async (chat) => {
    await chat.showSidebar();
    await expect(chat.page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  }],
  ['a conversation that is not there', async (chat) => {
    await chat.page.goto('/c/nowhere');
    await expect(chat.page.getByRole('heading', { name: 'This conversation is not here' })).toBeVisible();
  }],
  ['the connection panel', async (chat) => {
    await chat.page.getByRole('button', { name: /^Connection: / }).click();
    await expect(chat.page.getByRole('region', { name: 'Connection' })).toBeVisible();
  }],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      // What moves is in its place at once: half-way through a transition a colour or a size may be one that nobody reads.
      test.use({ colorScheme, viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

      test('no view has an accessibility violation, a sideways scroll or a small target', async ({ page, chat }) => {
        for (const [name, show] of VIEWS) {
          await test.step(name, async () => {
            await chat.open();
            await expect(page.locator('.dot-checking')).toHaveCount(0);
            await show(chat);
            expect(await axeViolations(page), name).toEqual([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
            expect(await smallTargets(page), name).toEqual([]);
            await page.unrouteAll();
            await page.context().setOffline(false);
          });
        }
      });
    });
  }
}

test('everything is reached and done by keyboard alone', async ({ page, chat }) => {
  await chat.open();
  await expect(chat.prompt).toBeFocused();
  await chat.answerWith(RICH);
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await chat.answered();
  await expect(chat.prompt).toBeFocused();

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const reached: string[] = [];
  for (let presses = 0; presses < 45; presses += 1) {
    await page.keyboard.press('Tab');
    const [name, visible] = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const style = getComputedStyle(element);
      const frame = getComputedStyle(element.closest('.composer, .search') ?? element);
      const seen = style.outlineStyle !== 'none' || (element.matches('textarea') && frame.boxShadow !== 'none') || (element.matches('.search-field') && frame.borderStyle !== 'none');
      return [element.getAttribute('aria-label') ?? element.textContent, element === document.body || seen] as const;
    });
    expect(visible, `focus on ${name} is visible`).toBe(true);
    reached.push(name.slice(0, 20));
  }
  for (const name of [
    'Skip to the prompt', 'Hide conversations', 'New chat', 'Search conversations', 'Actions for', 'Archived', 'Import', 'Keyboard shortcuts', 'Settings', 'Instructions', 'Connection: ', 'Theme: ',
    'Conversation', 'Copy the prompt', 'Edit', 'Copy code', 'Copy', 'Another answer', 'Details', 'Prompt', 'Thinking', 'Model',
  ]) {
    expect(reached.some((seen) => seen.startsWith(name)), `${name} among ${reached.join(', ')}`).toBe(true);
  }
});

test('the log is not live and one region speaks', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith('Fine.');
  await chat.ask('hello');
  await chat.answered();
  await expect(chat.log).toHaveAttribute('aria-live', 'off');
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
});
