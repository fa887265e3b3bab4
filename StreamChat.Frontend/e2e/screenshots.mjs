// Makes the pictures of the page in docs/screenshots, from a system that runs: STREAMCHAT_URL=http://localhost:8080 npm run screenshots
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const url = process.env.STREAMCHAT_URL ?? 'http://localhost:8080';
const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'screenshots');
const DESKTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 };
const TALL = { viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 2 };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const CODE = 'Write code that reads an event stream, with a short explanation.';

async function ask(page, text) {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

const finished = (page) => page.locator('.turn[data-state=done]').last().getByRole('button', { name: 'Details' }).waitFor({ timeout: 60_000 });

async function answerCode(page) {
  await ask(page, CODE);
  await finished(page);
  await page.locator('.code [class^=hljs]').first().waitFor();
}

async function think(page) {
  await page.getByRole('button', { name: 'Thinking' }).click();
  await ask(page, 'Explain how a streamed answer reaches my browser.');
  await finished(page);
  await page.locator('.thinking summary').click();
}

async function fail(page) {
  await ask(page, 'Hello, are you there?');
  await page.locator('.failure').waitFor({ timeout: 60_000 });
}

const PICTURES = [
  ['page-empty', DESKTOP, '', async () => undefined],
  ['page-empty-dark', { ...DESKTOP, colorScheme: 'dark' }, '', async () => undefined],
  ['page-empty-phone', PHONE, '', async () => undefined],
  ['page-streaming', DESKTOP, '', async (page) => {
    await ask(page, 'Explain how a streamed answer reaches my browser.');
    await page.waitForFunction(() => (document.querySelector('.markdown')?.textContent.length ?? 0) > 330);
  }],
  ['page-code', TALL, '', async (page) => {
    await answerCode(page);
    await page.getByRole('button', { name: 'Details' }).click();
  }],
  ['page-code-dark', { ...TALL, colorScheme: 'dark' }, '', answerCode],
  ['page-code-phone', PHONE, '', answerCode],
  ['page-code-phone-dark', { ...PHONE, colorScheme: 'dark' }, '', answerCode],
  ['page-thinking', TALL, '', think],
  ['page-error', DESKTOP, '?model=simulator-error-503', fail],
  ['page-error-dark', { ...DESKTOP, colorScheme: 'dark' }, '?model=simulator-drop-after-12', fail],
  ['page-connection', DESKTOP, '', async (page) => page.getByRole('button', { name: /^Connection: / }).click()],
];

mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const [name, options, query, show] of PICTURES) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${url}/${query}`);
  await page.locator('.dot-checking').waitFor({ state: 'detached' });
  await show(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // the last transitions
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(`${name}.png`);
}
await browser.close();
