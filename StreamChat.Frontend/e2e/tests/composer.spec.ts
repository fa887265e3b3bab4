import { isKept, keptNames } from '../kept.ts';
import { expect, test } from '../page.ts';

test('Enter sends, Shift+Enter starts a new line, Enter of an input method does neither', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith('Fine.');
  await chat.prompt.pressSequentially('one');
  await chat.prompt.press('Shift+Enter');
  await chat.prompt.pressSequentially('two');
  await expect(chat.prompt).toHaveValue('one\ntwo');
  await chat.prompt.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await chat.prompt.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  await expect(page.locator('.turn')).toHaveCount(0);
  await chat.prompt.press('Enter');
  await expect(page.locator('.prompt')).toContainText('one\ntwo');
  await expect(chat.prompt).toHaveValue('');
});

test('a blank prompt cannot be sent', async ({ page, chat }) => {
  await chat.open();
  await chat.ask('  \n ');
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();
  await expect(page.locator('.turn')).toHaveCount(0);
});

test('the counter appears near the limit and holds back what is over it', async ({ page, chat }) => {
  await chat.open();
  const note = page.locator('#composer-note');
  await chat.prompt.fill('x'.repeat(3500));
  await expect(note).toHaveText('');
  await chat.prompt.fill('x'.repeat(4000));
  await expect(note).toHaveText('4,000 / 4,000');
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
  await chat.prompt.fill('x'.repeat(4001));
  await expect(note).toContainText('1 character too many');
  await expect(chat.prompt).toHaveAttribute('aria-invalid', 'true');
  await chat.prompt.press('Enter');
  await expect(page.locator('.turn')).toHaveCount(0);
});

test('a draft survives a reload, and is gone once it is sent', async ({ page, chat }) => {
  await chat.open();
  await chat.prompt.fill('half a thought');
  await isKept(page, 'draft/new');
  await page.reload();
  await expect(chat.prompt).toHaveValue('half a thought');
  await chat.answerWith('Fine.');
  await chat.prompt.press('Enter');
  await chat.answered();
  await expect.poll(async () => (await keptNames(page)).filter((name) => name.startsWith('draft/'))).toEqual([]);
  await page.reload();
  await expect(chat.prompt).toHaveValue('');
});

test('the field grows with its text up to a limit', async ({ chat }) => {
  await chat.open();
  const low = (await chat.prompt.boundingBox())?.height ?? 0;
  await chat.prompt.fill('line\n'.repeat(4));
  const higher = (await chat.prompt.boundingBox())?.height ?? 0;
  await chat.prompt.fill('line\n'.repeat(100));
  const highest = (await chat.prompt.boundingBox())?.height ?? 0;
  expect(higher).toBeGreaterThan(low + 40);
  expect(highest).toBeLessThanOrEqual(256);
});

test('what is sent during an answer waits for its end, and can be edited, removed or sent at once', async ({ page, chat }) => {
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.turn('streaming')).toHaveCount(1);
  await chat.ask('and another');
  const queued = page.getByRole('region', { name: 'Waiting to be sent' });
  await expect(queued).toContainText('and another');
  await queued.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(chat.prompt).toHaveValue('and another');
  await chat.prompt.press('Enter');
  await queued.getByRole('button', { name: 'Remove' }).click();
  await expect(queued).toHaveCount(0);
  await chat.ask('tell me a second story');
  await queued.getByRole('button', { name: 'Send now' }).click();
  await expect(chat.turn('stopped')).toHaveCount(1);
  await expect(chat.turn('streaming')).toHaveCount(1);
  await expect(page.locator('.prompt').last()).toContainText('tell me a second story');
  await page.keyboard.press('Escape');
  await expect(chat.turn('stopped')).toHaveCount(2);
});

test('what waits is sent when the answer is complete', async ({ page, chat }) => {
  await chat.open();
  await chat.ask('hello');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await chat.ask('hello again');
  await expect(chat.turn('done')).toHaveCount(2);
  await expect(page.locator('.queued')).toHaveCount(0);
});

test('each conversation has a draft of its own', async ({ page, chat }) => {
  const id = await chat.openConversation('With a draft', 'Why?', 'Because.');
  await chat.prompt.fill('half a thought');
  await isKept(page, `draft/${id}`);
  await page.getByRole('button', { name: 'New chat', exact: true }).click();
  await expect(chat.prompt).toHaveValue('');
  await page.goto(`/c/${id}`);
  await expect(chat.prompt).toHaveValue('half a thought');
});
