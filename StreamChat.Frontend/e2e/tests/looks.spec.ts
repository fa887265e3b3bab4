import { expect, test } from '../page.ts';

const ground = () => getComputedStyle(document.body).backgroundColor;

test('the theme goes round system, light, dark, and a reload keeps it', async ({ page, chat }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await chat.open();
  const seen = () => page.evaluate(ground);
  const dark = await seen();
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await expect.poll(seen).not.toBe(dark);
  const light = await seen();
  await page.reload();
  await expect.poll(seen).toBe(light);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect.poll(seen).toBe(dark);
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(seen).toBe(light);
});

test('nothing moves for those who asked for that', async ({ page, chat }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.answer).toContainText(/\w+/);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.keyboard.press('Escape');
});

test('the log follows the answer until its reader scrolls up, and again from the button', async ({ page, chat }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await chat.openConversation('A long one', 'hello', 'A paragraph.\n\n'.repeat(60));
  const fromEnd = () => chat.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
  await expect.poll(fromEnd).toBeLessThan(2);
  await page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.turn('streaming')).toHaveCount(1);
  await chat.log.hover();
  await page.mouse.wheel(0, -300);
  await expect(page.getByRole('button', { name: 'To the latest' })).toBeVisible();
  await expect.poll(fromEnd).toBeGreaterThan(200);
  await page.getByRole('button', { name: 'To the latest' }).click();
  await expect.poll(fromEnd).toBeLessThan(100);
  await page.keyboard.press('Escape');
});

test('finished blocks stay the same nodes while the answer grows', async ({ page, chat }) => {
  await chat.open();
  await page.evaluate(() => {
    const removed: string[] = [];
    (window as unknown as { removed: string[] }).removed = removed;
    new MutationObserver((records) => {
      for (const record of records.filter((r) => (r.target as Element).matches('.blocks'))) {
        removed.push(...[...record.removedNodes].map((node) => node.textContent ?? ''));
      }
    }).observe(document.body, { subtree: true, childList: true });
  });
  await chat.ask('write code that reads a stream');
  await chat.answered();
  const lost = await page.evaluate(() => (window as unknown as { removed: string[] }).removed);
  expect(lost.filter((text) => text.length > 40)).toEqual([]);
});
