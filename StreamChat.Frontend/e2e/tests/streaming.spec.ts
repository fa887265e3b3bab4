import { expect, test } from '../page.ts';

test('an answer streams word by word and ends', async ({ page, chat }) => {
  await chat.open();
  await page.evaluate(() => {
    const seen = new Set<number>();
    new MutationObserver(() => seen.add(document.querySelector('.markdown')?.textContent.length ?? 0)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    (window as unknown as { lengths: Set<number> }).lengths = seen;
  });
  await chat.ask('hello');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await chat.answered();

  expect((await chat.answer.innerText()).length).toBeGreaterThan(10);
  expect(await page.evaluate(() => (window as unknown as { lengths: Set<number> }).lengths.size)).toBeGreaterThan(4);
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect(chat.status).toHaveText('The answer is complete.');
});

test('several turns stay on the page, each with its details', async ({ page, chat }) => {
  await chat.open('?model=simulator-fast');
  await chat.ask('hello');
  await chat.answered();
  await chat.ask('explain streaming');
  await expect(chat.turn('done')).toHaveCount(2);
  await page.getByRole('button', { name: 'Details' }).last().click();
  await expect(page.locator('.facts-line').last()).toContainText('First token');
  await expect(page.locator('.facts-line').last()).toContainText('Request ID');

  await page.getByRole('button', { name: 'New chat', exact: true }).click();
  await expect(page.locator('.turn')).toHaveCount(0);
  await expect(chat.prompt).toBeFocused();
});

test('the details link the trace of an answer, after a reload too, and of one that was asked for before the page knew the connection', async ({ page, chat }) => {
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  await page.route('**/api/connection', async (route) => {
    await told;
    await route.continue();
  });
  await chat.open('?model=simulator-fast');
  await chat.ask('hello');
  await chat.answered();
  tell();
  await expect(page).toHaveURL(/\/c\//);
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
    }
    await page.getByRole('button', { name: 'Details' }).click();
    const link = page.locator('.facts-line').getByRole('link');
    await expect(link).toHaveAttribute('href', /\/traces\/detail\/[0-9a-f]{32}$/);
    await expect(page.locator('.facts-line')).toContainText(`t-${await link.innerText()}`);
  }
});

test('a suggestion is asked at once', async ({ page, chat }) => {
  await chat.open('?model=simulator-fast');
  await page.getByRole('button', { name: /^Say hello/ }).click();
  await expect(page.locator('.prompt')).toContainText('Hello there!');
  await chat.answered();
});

test('the header names the provider, and its panel tells how to use another', async ({ page, chat }) => {
  await chat.open();
  const badge = page.getByRole('button', { name: /^Connection: / });
  await expect(badge).toHaveAccessibleName('Connection: Simulator');
  await badge.click();
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText('OPENROUTER_API_KEY');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Connection' })).toBeHidden();
});

test('thinking is folded away under its time', async ({ page, chat }) => {
  await chat.open();
  await page.getByRole('button', { name: 'Thinking', pressed: false }).click();
  await chat.ask('explain streaming');
  await chat.answered();
  const thought = page.locator('.thinking');
  await expect(thought.locator('summary')).toHaveText(/^Thought for [\d.,]+ s$/);
  await expect(thought.locator('.thinking-text')).toBeHidden();
  await thought.locator('summary').click();
  await expect(thought.locator('.thinking-text')).toBeVisible();
  expect((await thought.locator('.thinking-text').innerText()).length).toBeGreaterThan(3);
  await expect(chat.answer).not.toContainText('[thinking');
});

test('Stop ends the answer at once and keeps what was there', async ({ page, chat }) => {
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.answer).toContainText(/\w+/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(chat.turn('stopped')).toHaveCount(1);
  const kept = await chat.answer.innerText();
  await expect(page.getByText('You stopped this answer.')).toBeVisible();
  await expect(chat.status).toHaveText('The answer was stopped.');
  expect(await chat.answer.innerText()).toBe(kept);
  await expect(chat.prompt).toBeFocused();
});

test('Esc stops too, and asking again stands beside the stopped answer', async ({ page, chat }) => {
  await chat.open('?model=simulator-long');
  await chat.ask('tell me a long story');
  await expect(chat.turn('streaming')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(chat.turn('stopped')).toHaveCount(1);
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect(chat.turn('streaming')).toHaveCount(1);
  await expect(page.locator('.turn')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Versions of the answer' })).toContainText('2 / 2');
});

test('Esc stops from the moment that Stop can be seen', async ({ page, chat }) => {
  await chat.open('?model=simulator-long');
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('.composer-stop') !== null) {
        watch.disconnect();
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      }
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await chat.ask('tell me a long story');
  await expect(chat.turn('stopped')).toHaveCount(1);
});

test('a stopped answer goes on where it ended', async ({ page, chat }) => {
  await chat.open('?model=simulator-long-60');
  await chat.ask('tell me a long story');
  await expect(chat.answer).toContainText(/\w+ \w+ \w+/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(chat.turn('stopped')).toHaveCount(1);
  const kept = (await chat.answer.innerText()).trim();
  await page.getByRole('button', { name: 'Continue' }).click();
  await chat.answered();
  const whole = await chat.answer.innerText();
  expect(whole.length).toBeGreaterThan(kept.length);
  expect(whole.startsWith(kept.slice(0, 40))).toBe(true);
});

test('a connection that breaks is taken up again without a word lost', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWithEvents([['content', { content: 'Half an ans' }]]);
  await chat.ask('hello');
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await expect(chat.answer).toHaveText('Half an ans');
  await expect(page.locator('.failure')).toHaveCount(0);
  await chat.answerWithEvents([['content', { content: 'Half an ans' }], ['content', { content: 'wer, and its end.' }], ['done', { state: 'completed', finish_reason: 'stop' }]]);
  await expect(chat.answer).toHaveText('Half an answer, and its end.');
  await expect(page.getByText('Reconnecting')).toHaveCount(0);
});
