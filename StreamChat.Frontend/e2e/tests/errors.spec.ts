import { expect, REQUEST_ID, stream, test } from '../page.ts';

test('a provider that is down is said inline, with request id and Retry', async ({ page, chat }) => {
  await chat.open('?model=simulator-error-503');
  await chat.ask('hello');
  const failure = page.locator('.failure');
  await expect(failure).toContainText('The provider is not available', { timeout: 30_000 });
  await expect(failure.locator('code')).toHaveText(/^[A-Za-z0-9._-]{8,128}$/);
  const before = await failure.locator('code').innerText();
  await failure.getByRole('button', { name: 'Retry' }).click();
  await expect(chat.turn('failed')).toHaveCount(1, { timeout: 30_000 });
  await expect(page.locator('.failure code')).not.toHaveText(before, { timeout: 30_000 });
  await expect(page.locator('.turn')).toHaveCount(1);
});

test('a provider that breaks off keeps the text and says so', async ({ page, chat }) => {
  await chat.open('?model=simulator-drop-after-5');
  await chat.ask('hello');
  await expect(page.locator('.failure')).toHaveAttribute('data-code', 'provider_dropped');
  expect((await chat.answer.innerText()).length).toBeGreaterThan(3);
  await expect(chat.status).toContainText('The answer failed.');
});

test('Retry asks the same again and the answer takes the place of the error', async ({ page, chat }) => {
  await chat.open();
  const error = { type: 'error', content: 'Gone.', code: 'provider_timeout', retryable: true };
  await chat.respond(200, stream([{ type: 'content', content: 'Half' }, error], false));
  await chat.ask('hello there');
  await expect(page.locator('.failure')).toContainText('The provider took too long');
  await page.unrouteAll();
  await chat.answerWith('Whole.');
  const request = page.waitForRequest('**/chat');
  await page.getByRole('button', { name: 'Retry' }).click();
  expect((await request).postDataJSON()).toEqual({ prompt: 'hello there', thinking: false });
  await expect(chat.answer).toHaveText('Whole.');
  await expect(page.locator('.failure')).toHaveCount(0);
});

test('a rate limit says when to come back', async ({ page, chat }) => {
  await chat.open();
  const problem = { code: 'rate_limited', title: 'Too many requests', status: 429, detail: 'Slow down.', request_id: REQUEST_ID };
  await chat.respond(429, JSON.stringify(problem), { 'retry-after': '3' });
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('Too many requests');
  await expect(page.locator('.failure')).toContainText('You can try again in 3 s.');
});

test('a prompt that was refused shows the reason and offers no Retry', async ({ page, chat }) => {
  await chat.open();
  const problem = { code: 'invalid_request', status: 400, detail: 'The prompt is blank <b>indeed</b>.', request_id: REQUEST_ID };
  await chat.respond(400, JSON.stringify(problem));
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('The prompt is blank <b>indeed</b>.');
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
});

test('no network at all is said as what it is', async ({ page, chat }) => {
  await chat.open();
  await page.route('**/chat', (route) => route.abort('connectionrefused'));
  await chat.ask('hello');
  await expect(page.locator('.failure')).toContainText('The chat service cannot be reached');
});

test('a service that is away is shown in the header', async ({ page, chat }) => {
  await page.route('**/api/connection', (route) => route.abort('connectionrefused'));
  await chat.open();
  await expect(page.getByRole('button', { name: 'Connection: Not connected' })).toBeVisible();
});
