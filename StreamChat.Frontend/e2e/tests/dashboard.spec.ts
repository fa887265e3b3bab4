import { expect, test, type Locator, type Page } from '@playwright/test';
import { url } from '../system.ts';

// The Aspire dashboard of a running AppHost; its login link: DASHBOARD_URL=http://localhost:15080/login?t=…
const login = process.env['DASHBOARD_URL'] ?? '';
const dashboard = login === '' ? '' : new URL(login).origin;

test.skip(login === '', 'DASHBOARD_URL is not set');
test.describe.configure({ mode: 'serial', timeout: 90_000 });

/** The dashboard is a live page: it has its rows only when its connection to the AppHost stands. */
test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(login);
  await expect(resource(page, 'StreamChat.Gateway.csproj')).toBeVisible({ timeout: 60_000 });
});

const resource = (page: Page, source: string): Locator => page.getByRole('row').filter({ hasText: source });

const state = (row: Locator, text: string): Locator => row.getByRole('gridcell', { name: text, exact: true });

async function chat(requestId: string): Promise<void> {
  const response = await fetch(`${url}/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Request-ID': requestId },
    body: JSON.stringify({ prompt: 'hello', model: 'simulator-fast' }),
  });
  expect(await response.text()).toContain('data: [DONE]');
}

/** Each service sends its spans when it likes, and a trace that is shown does not grow: it is opened when all are there. */
async function openTrace(page: Page, requestId: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${dashboard}/traces?filters=streamchat.request_id:equals:${requestId}`);
    await expect(page.getByText(/api-\w+\s*\(3\)/).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await press(page, [page.getByText('POST /chat').first()], page.getByText('Trace detail'));
  await page.waitForURL(/\/traces\/detail\//);
}

/** A live page draws itself anew at any moment; a click that falls between is lost, or breaks the page: the buttons are pressed until what they do is seen. */
async function press(page: Page, buttons: Locator[], effect: Locator): Promise<void> {
  await expect(async () => {
    if (await page.locator('#blazor-error-ui').isVisible()) {
      await page.reload();
    }
    if (await effect.isHidden()) {
      for (const button of buttons) {
        await button.click({ timeout: 5_000 });
      }
    }
    await expect(effect).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

test('every resource runs, with its link', async ({ page }) => {
  for (const source of ['StreamChat.Frontend.csproj', 'StreamChat.Gateway.csproj', 'StreamChat.Simulator.csproj']) {
    await expect(state(resource(page, source), 'Running')).toBeVisible();
    await expect(resource(page, source).getByRole('link').first()).toHaveAttribute('href', /^http:\/\/localhost:\d+/);
  }
  await expect(state(resource(page, 'StreamChat.Api.csproj').first(), 'Running')).toBeVisible();
  await expect(resource(page, 'build.mjs').getByText('Finished')).toBeVisible();
  await expect(resource(page, 'StreamChat.Gateway.csproj').getByRole('link', { name: 'Chat' })).toHaveAttribute('href', new RegExp(`^${url}/?$`));
});

test('the simulator stops and starts from there, and its console log goes on', async ({ page }) => {
  await chat(`dashboard-before-${Date.now()}`);
  const simulator = resource(page, 'StreamChat.Simulator.csproj');
  const start = simulator.getByRole('button', { name: 'Start the resource' });
  await press(page, [simulator.getByRole('button', { name: 'Stop the resource' })], start);
  await press(page, [start], state(simulator, 'Running'));

  // The page holds only the lines around those in view, the newest: their order tells what came after what.
  await page.goto(`${dashboard}/consolelogs/resource/simulator`);
  await expect.poll(() => isBelow(page, STARTED, ANSWERED)).toBe(true);
  await expect(async () => chat(`dashboard-restart-${Date.now()}`)).toPass({ timeout: 60_000 });
  await expect.poll(() => isBelow(page, ANSWERED, STARTED)).toBe(true);
});

const STARTED = 'Application started.';
const ANSWERED = 'POST /v1/chat/completions answered 200';

/** Whether the last line with one text is below the last line with the other. */
async function isBelow(page: Page, lower: string, upper: string): Promise<boolean> {
  const [below, above] = await Promise.all([lower, upper].map((text) => topOfLast(page, text)));
  return below !== undefined && (above === undefined || below > above);
}

async function topOfLast(page: Page, text: string): Promise<number | undefined> {
  const lines = page.getByText(text);
  return (await lines.count()) === 0 ? undefined : (await lines.last().boundingBox())?.y;
}

test('a chat is one trace from the gateway to the simulator, with its request id and the time to its first token', async ({ page }) => {
  const requestId = `dashboard-trace-${Date.now()}`;
  await chat(requestId);
  await openTrace(page, requestId);

  for (const span of ['proxy.forwarder', 'chat simulator-fast', 'POST /v1/chat/completions']) {
    await expect(page.getByText(span).first()).toBeVisible();
  }
  await press(page, [page.getByText('chat simulator-fast').first()], page.getByText('gen_ai.response.time_to_first_chunk'));
  await expect(page.getByText(requestId).first()).toBeVisible();
});

test('the trace opens what the model was asked and answered', async ({ page }) => {
  const requestId = `dashboard-genai-${Date.now()}`;
  await chat(requestId);
  await openTrace(page, requestId);

  const view = page.locator('fluent-dialog').first();
  await press(page, [page.getByRole('button', { name: 'GenAI details' }).first()], view.getByText('Input & output').first());
  await expect(view).toContainText(/Input.*hello.*Output.*Nice to meet you/s);
});

test('the gateway links to the page, the reference and the connection test, and tests the provider', async ({ page }) => {
  const gateway = resource(page, 'StreamChat.Gateway.csproj');
  for (const [name, path] of [['Chat', '/'], ['API reference', '/api/reference'], ['Connection test', '/api/connection']] as const) {
    await expect(gateway.getByRole('link', { name, exact: true })).toHaveAttribute('href', new RegExp(`^${url}${path}?$`));
  }

  const way = [gateway.getByRole('button', { name: 'Actions' }), page.getByRole('menuitem', { name: 'Test provider connection' })];
  await press(page, way, page.getByText('"endpoint"').first());
});

test('structured logs are found by the request id, in every service of the request', async ({ page }) => {
  const requestId = `dashboard-logs-${Date.now()}`;
  await chat(requestId);
  await page.goto(`${dashboard}/structuredlogs?filters=streamchat.request_id:equals:${requestId}`);

  await expect(page.getByText('POST /chat answered 200')).toHaveCount(2);
  await expect(page.getByText('POST /v1/chat/completions answered 200')).toHaveCount(1);
});
