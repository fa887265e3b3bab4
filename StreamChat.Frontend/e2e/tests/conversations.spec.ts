import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../page.ts';

const link = (page: Page, name: string): Locator => page.getByRole('navigation').getByRole('link', { name });

async function act(page: Page, name: string, action: string): Promise<void> {
  await link(page, name).hover();
  await page.getByRole('navigation').getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

test('a first message makes a conversation with an address, a title and a place in the list', async ({ page, chat }) => {
  await chat.open('?model=simulator-fast');
  await chat.ask('Hello there, how are you?');
  await chat.answered();
  await expect(page).toHaveURL(/\/c\/[0-9a-f-]{36}$/);
  const title = /^Hello there/; // its first line at once, then what the model makes of it
  await expect(page.getByRole('navigation').getByRole('link', { name: title })).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle(/^Hello there.* · StreamChat$/);
});

test('an address opens its conversation, also by Back and Forward', async ({ page, chat }) => {
  const id = await chat.openConversation('Deep link', 'Why?', 'Because.');
  await expect(chat.answer).toHaveText('Because.');
  await page.getByRole('button', { name: 'New chat', exact: true }).click();
  await expect(page.locator('.turn')).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(chat.answer).toHaveText('Because.');
  await page.goForward();
  await expect(page.locator('.turn')).toHaveCount(0);
  await link(page, 'Deep link').click();
  await expect(chat.answer).toHaveText('Because.');
});

test('an address that leads nowhere says so', async ({ page, chat }) => {
  await chat.open();
  await page.goto('/c/01a1ffcb-1b5b-7d0d-9f09-8fa7e1602e5e');
  await expect(page.getByRole('heading', { name: 'This conversation is not here' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'New chat', exact: true }).click();
  await expect(chat.prompt).toBeVisible();
});

test('renaming, pinning and archiving last over a reload', async ({ page, chat }) => {
  await chat.openConversation('Old name', 'Why?', 'Because.');
  await act(page, 'Old name', 'Rename');
  const field = page.getByRole('textbox', { name: 'New name' });
  await expect(field).toBeFocused();
  await field.fill('New name of it');
  await chat.saved(() => field.press('Enter'));
  await expect(link(page, 'New name of it')).toBeVisible();
  await expect(page.locator('.title-text')).toHaveText('New name of it');
  await chat.saved(() => act(page, 'New name of it', 'Pin'));
  await expect(page.getByRole('region', { name: 'Pinned' }).getByRole('link', { name: 'New name of it' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Pinned' }).getByRole('link', { name: 'New name of it' })).toBeVisible();

  await chat.saved(() => act(page, 'New name of it', 'Archive'));
  await expect(link(page, 'New name of it')).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Archived' }).click();
  await chat.saved(() => act(page, 'New name of it', 'Take out of the archive'));
  await page.getByRole('button', { name: 'Archived' }).click();
  await expect(link(page, 'New name of it')).toBeVisible();
});

test('a deletion can be taken back, and is final after that', async ({ page, chat }) => {
  const id = await chat.openConversation('To be deleted', 'Why?', 'Because.');
  await act(page, 'To be deleted', 'Delete');
  await expect(link(page, 'To be deleted')).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  await expect(chat.status).toContainText('Deleted “To be deleted”.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(chat.answer).toHaveText('Because.');
  await act(page, 'To be deleted', 'Delete');
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect((await gone).status()).toBe(204);
  expect((await page.request.get(`/api/conversations/${id}`)).status()).toBe(404);
});

test('the focus stays in the list when a conversation leaves it', async ({ page, chat }) => {
  await chat.open();
  for (const title of ['Third', 'Second', 'First']) {
    await chat.addConversation(title, 'Why?', 'Because.');
  }
  await page.reload();
  await act(page, 'Second', 'Delete');
  await expect(link(page, 'Third')).toBeFocused();
  await act(page, 'Third', 'Archive');
  await expect(link(page, 'First')).toBeFocused();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(chat.prompt).toBeFocused();
});

test('on a phone the conversations are a drawer, and all of it works there', async ({ page, chat }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await chat.openConversation('In the drawer', 'Why?', 'Because.');
  await chat.showSidebar();
  await act(page, 'In the drawer', 'Delete');
  await page.getByRole('button', { name: 'Undo' }).click();
  await act(page, 'In the drawer', 'Rename');
  await page.getByRole('textbox', { name: 'New name' }).fill('Renamed there');
  await page.keyboard.press('Enter');
  await link(page, 'Renamed there').click();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.locator('.title-text')).toHaveText('Renamed there');
  await chat.showSidebar();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('a search finds words of titles and messages', async ({ page, chat }) => {
  await chat.open();
  await chat.addConversation('About cats', 'Why?', 'They purr.');
  await chat.addConversation('About dogs', 'Why?', 'They bark loudly.');
  await page.reload();
  await expect(link(page, 'About cats')).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('bark');
  await expect(link(page, 'About cats')).toHaveCount(0);
  await expect(link(page, 'About dogs')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(link(page, 'About cats')).toBeVisible();
});

test('what is exported comes back by an import', async ({ page, chat }) => {
  await chat.openConversation('Round trip', 'Why?', 'Because **so**.');
  await page.locator('.header').getByRole('button', { name: 'Actions for Round trip' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).toContain('Because **so**.');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles({ name: 'it.json', mimeType: 'application/json', buffer: readFileSync(file) });
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Round trip' })).toHaveCount(2);
  await expect(chat.answer).toHaveText('Because so.');
});

test('the list loads page after page', async ({ page, chat }) => {
  await chat.open();
  for (let index = 0; index < 34; index += 1) {
    await chat.addConversation(`Number ${String(index).padStart(2, '0')}`);
  }
  await page.reload();
  await expect(link(page, 'Number 33')).toBeVisible();
  await page.locator('.list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(link(page, 'Number 00')).toHaveCount(1);
  await expect(page.getByRole('navigation').getByRole('link')).toHaveCount(34);
});

test('model and instructions belong to the conversation', async ({ page, chat }) => {
  await chat.open();
  await page.getByRole('button', { name: 'Instructions' }).click();
  await page.getByRole('textbox', { name: 'Instructions for the model' }).fill('Answer briefly.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-fast');
  await chat.ask('hello');
  await chat.answered();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('simulator-fast');
  await page.getByRole('button', { name: 'Instructions' }).click();
  await expect(page.getByRole('textbox', { name: 'Instructions for the model' })).toHaveValue('Answer briefly.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(page.locator('.facts-line')).toContainText('simulator-fast');
});

test('a conversation that is answered elsewhere is marked in the list', async ({ page, chat }) => {
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.turn('streaming')).toHaveCount(1);
  await page.getByRole('button', { name: 'New chat', exact: true }).click();
  await expect(page.locator('.item-running')).toHaveCount(1);
  await page.getByRole('navigation').getByRole('link').first().click();
  await expect(chat.answer).toContainText(/\w+/);
  await page.keyboard.press('Escape');
  await expect(chat.turn('stopped')).toHaveCount(1);
  await expect(page.locator('.item-running')).toHaveCount(0);
});
