// Makes the pictures of the Aspire dashboard in docs/screenshots, from an AppHost that runs:
// STREAMCHAT_URL=http://localhost:8080 DASHBOARD_URL='http://localhost:15080/login?t=…' node dashboard-screenshots.mjs
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const url = process.env.STREAMCHAT_URL ?? 'http://localhost:8080';
const login = process.env.DASHBOARD_URL;
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'screenshots');
const requestId = `picture-${Date.now()}`;

const response = await fetch(`${url}/chat`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Request-ID': requestId },
  body: JSON.stringify({ prompt: 'hello' }),
});
await response.text();

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 620 }, deviceScaleFactor: 2 });
await page.goto(login);
await page.getByText('StreamChat.Gateway.csproj').waitFor();
await page.screenshot({ path: join(folder, 'dashboard-resources.png') });

const traces = `${new URL(login).origin}/traces?filters=streamchat.request_id:equals:${requestId}`;
const complete = page.getByText(/api-\w+\s*\(3\)/).first();
do {
  await page.goto(traces);
} while (!(await complete.waitFor({ timeout: 5_000 }).then(() => true, () => false)));
await page.getByText('POST /chat').first().click();
await page.getByText('Trace detail').waitFor();
await page.setViewportSize({ width: 1280, height: 860 });
await page.getByRole('button', { name: 'GenAI details' }).first().click();
await page.locator('fluent-dialog').filter({ hasText: 'Nice to meet you' }).waitFor();
await page.screenshot({ path: join(folder, 'dashboard-genai.png') });
await page.keyboard.press('Escape');
await page.getByText('chat simulator').first().click();
await page.getByText('gen_ai.response.time_to_first_chunk').waitFor();
await page.screenshot({ path: join(folder, 'dashboard-trace.png') });
await browser.close();
