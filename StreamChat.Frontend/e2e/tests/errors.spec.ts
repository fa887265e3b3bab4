import { expect, REQUEST_ID, test } from '../page.ts';

test('a provider that is down is said inline, with request id and Retry', async ({ page, chat }) => {
  await chat.open('?model=simulator-error-503');
  await chat.ask('hello');
  const failure = page.locator('.failure');
  await expect(failure).toContainText('The provider is not available');
  await expect(failure.locator('code')).toHaveText(/^[A-Za-z0-9._-]{8,128}$/);
  const before = await failure.locator('code').innerText();
  await failure.getByRole('button', { name: 'Retry' }).click();
  await expect(chat.turn('failed')).toHaveCount(1);
  await expect(page.locator('.failure code')).not.toHaveText(before);
  await expect(page.locator('.turn')).toHaveCount(1);
});

test('a provider that breaks off keeps the text and says so', async ({ page, chat }) => {
  await chat.open('?model=simulator-drop-after-5');
  await chat.ask('hello');
  await expect(page.locator('.failure')).toHaveAttribute('data-code', 'provider_dropped');
  expect((await chat.answer.innerText()).length).toBeGreaterThan(3);
  await expect(chat.status).toContainText('The answer failed.');
});

test('Retry gives another answer in the place of the one that failed', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWithEvents([['content', { content: 'Half' }], ['error', { state: 'failed', content: 'Gone.', code: 'provider_timeout', retryable: true }]]);
  await chat.ask('hello there');
  await expect(page.locator('.failure')).toContainText('The provider took too long');
  await expect(page.locator('.failure')).toContainText(REQUEST_ID);
  await chat.answerWith('Whole.');
  const request = page.waitForRequest('**/regenerate');
  await page.getByRole('button', { name: 'Retry' }).click();
  expect((await request).headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  await expect(chat.answer).toHaveText('Whole.');
  await expect(page.locator('.failure')).toHaveCount(0);
});

test('a rate limit counts down to when one can try again, and keeps the prompt', async ({ page, chat }) => {
  await chat.open();
  await chat.refuse(429, { code: 'rate_limited', title: 'Too many requests', detail: 'Slow down.' }, { 'retry-after': '6' });
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('Too many requests');
  await expect(page.locator('.failure')).toContainText(/You can try again in [1-6] s\./);
  const retry = page.getByRole('button', { name: 'Retry' });
  await expect(retry).toBeDisabled();
  await chat.answerWith('Here.');
  await expect(retry).toBeEnabled();
  await retry.click();
  await expect(chat.answer).toHaveText('Here.');
  await expect(page.locator('.prompt')).toContainText('hello');
});

test('a prompt that was refused shows the reason and offers no Retry', async ({ page, chat }) => {
  await chat.open();
  await chat.refuse(400, { code: 'invalid_request', detail: 'The prompt is blank <b>indeed</b>.' });
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('The prompt is blank <b>indeed</b>.');
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
});

test('what does not reach the server is said, and sent once when the network is back', async ({ page, chat, context }) => {
  await chat.open('?model=simulator-fast');
  await context.setOffline(true);
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('The chat service cannot be reached');
  await context.setOffline(false);
  await chat.answered();
  await expect(page.locator('.turn')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.turn')).toHaveCount(1);
});

test('a service that is away is shown in the header', async ({ page, chat }) => {
  await page.route('**/api/connection', (route) => route.abort('connectionrefused'));
  await chat.open();
  await expect(page.getByRole('button', { name: 'Connection: Not connected' })).toBeVisible();
});
