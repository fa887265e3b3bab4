// Makes the pictures of the page in docs/screenshots, from a system that runs: STREAMCHAT_URL=http://localhost:8080 npm run screenshots
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { HISTORY } from './history.mjs';

const url = process.env.STREAMCHAT_URL ?? 'http://localhost:8080';
const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'screenshots');
const only = new RegExp(process.argv[3] ?? '');
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const dark = (options) => ({ ...options, colorScheme: 'dark' });
const CODE = 'Write code that reads an event stream, with a short explanation.';

async function ask(page, text) {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

const finished = (page) => page.locator('.turn[data-state=done]').last().getByRole('button', { name: 'Details' }).waitFor({ timeout: 60_000 });
const words = (page, count) => page.waitForFunction((least) => (document.querySelector('.turn:last-child .markdown')?.textContent.length ?? 0) > least, count);

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

async function open(page, title) {
  await showList(page);
  await page.getByRole('link', { name: title }).click();
  await page.locator('.turn').last().waitFor();
}

async function queue(page) {
  await open(page, 'Dinner for eight');
  await ask(page, 'Explain how a streamed answer reaches my browser.');
  await words(page, 300);
  await page.getByRole('textbox', { name: 'Prompt' }).fill('And the same for a phone on a train?');
  await page.locator('.composer-queue').click();
}

async function branch(page) {
  await open(page, 'Names for a small');
  await page.getByRole('button', { name: 'Another answer' }).click();
  await page.getByRole('group', { name: 'Versions of the answer' }).waitFor();
  await finished(page);
  await page.getByRole('button', { name: 'Details' }).click();
}

async function edit(page) {
  await open(page, 'Why is the sky');
  await page.locator('.question').hover();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
}

async function menu(page) {
  await open(page, 'Why is the sky');
  await showList(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Actions for Why is the sky' }).click();
}

async function remove(page) {
  await menu(page);
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
}

async function showList(page) {
  const show = page.getByRole('button', { name: 'Show conversations' });
  if (await show.isVisible()) {
    await show.click();
  }
}

async function settings(page) {
  await showList(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Account' }).waitFor();
}

async function keys(page) {
  await settings(page);
  await page.getByRole('button', { name: 'API keys' }).click();
  for (const name of ['Nightly report', 'Editor']) {
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.locator('.key-value').waitFor();
    if (name !== 'Editor') {
      await page.getByRole('button', { name: 'Done' }).click();
    }
  }
}

async function offline(page) {
  await showList(page);
  await page.goto(await page.getByRole('link', { name: 'Why is the sky' }).getAttribute('href').then((path) => url + path));
  await page.locator('.turn').last().waitFor();
  await page.context().setOffline(true);
  await page.locator('.offline').waitFor();
  await ask(page, 'And at sunset?');
  await page.locator('.failure').waitFor();
}

async function signIn(page) {
  await page.route('**/api/me', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"unauthenticated"}' }));
  await page.reload();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
}

async function limits(page) {
  const me = await (await page.request.get(`${url}/api/me`)).json();
  const left = { requests: { limit: 50, left: 46 }, streams: { limit: 20, left: 20 }, tokens: { day: { limit: 200_000, left: 163_400 } } };
  await page.route('**/api/me', (route) => route.fulfill({ json: { ...me, limits: left } }));
  await page.reload();
  await settings(page);
}

/** The main states: each in light and dark, on a desktop and on a phone. */
const STATES = [
  ['empty', '', async () => undefined],
  ['streaming', '', async (page) => {
    await ask(page, 'Explain how a streamed answer reaches my browser.');
    await words(page, 330);
  }],
  ['code', '', answerCode],
  ['thinking', '', think],
  ['queue', '', queue],
  ['branches', '', branch],
  ['edit', '', edit],
  ['list', '', menu],
  ['deleted', '', remove],
  ['instructions', '', async (page) => page.getByRole('button', { name: 'Instructions' }).click()],
  ['error', '?model=simulator-error-503', fail],
  ['dropped', '?model=simulator-drop-after-12', fail],
  ['settings', '', limits],
  ['keys', '', keys],
  ['offline', '', offline],
  ['sign-in', '', signIn],
  ['connection', '', async (page) => page.getByRole('button', { name: /^Connection: / }).click()],
];

const german = (options) => ({ ...options, locale: 'de-DE' });
const sharp = (options) => ({ ...options, deviceScaleFactor: 2 });

const PICTURES = [
  ...STATES.flatMap(([name, query, show]) => [
    [`page-${name}`, DESKTOP, query, show],
    [`page-${name}-dark`, dark(DESKTOP), query, show],
    [`page-${name}-phone`, PHONE, query, show],
    [`page-${name}-phone-dark`, dark(PHONE), query, show],
  ]),
  ['page-german', german(DESKTOP), '', async () => undefined],
  ['page-german-phone-dark', german(dark(PHONE)), '', async () => undefined],
  // What the README shows.
  ['page', sharp({ viewport: { width: 1280, height: 1000 } }), '', async (page) => {
    await answerCode(page);
    await page.getByRole('button', { name: 'Details' }).click();
  }],
  ['api-reference', sharp({ viewport: { width: 1280, height: 1000 } }), '', async (page) => {
    await page.goto(`${url}/api/reference#SendMessage`);
    await page.locator('#SendMessage .operation-curl').waitFor();
  }],
];

/** Gives the guest of this page a past. */
async function remember(page) {
  for (const [title, days, pinned, ...texts] of HISTORY) {
    const at = (minutes) => new Date(Date.now() - days * 86_400_000 + minutes * 60_000).toISOString();
    const messages = texts.map((content, index) => ({
      id: `m${index}`, role: index % 2 === 0 ? 'user' : 'assistant', content, status: 'completed', created_at: at(index), ...(index > 0 ? { parent_id: `m${index - 1}` } : {}),
    }));
    const conversation = { id: 'x', title, pinned, created_at: at(0), updated_at: at(texts.length), active_leaf: `m${texts.length - 1}` };
    const data = { format: 'streamchat.conversation', format_version: 1, conversation, messages };
    const send = () => page.request.post(`${url}/api/conversations/import`, { data, headers: { Origin: url } });
    let response = await send();
    for (let again = 0; response.status() === 503 && again < 5; again += 1) { // the store is busy for a moment
      await page.waitForTimeout(1000 * Number(response.headers()['retry-after'] ?? 1));
      response = await send();
    }
    if (!response.ok()) {
      throw new Error(await response.text());
    }
  }
}

mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const [name, options, query, show] of PICTURES.filter(([name]) => only.test(name))) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${url}/${query}`);
  await remember(page);
  await page.goto(`${url}/${query}`);
  await page.locator('.dot-checking').waitFor({ state: 'detached' });
  await show(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // the last transitions
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (await page.getByRole('button', { name: 'Stop' }).isVisible()) {
    await page.keyboard.press('Escape');
  }
  await context.close();
  console.log(`${name}.png`);
}
await browser.close();
