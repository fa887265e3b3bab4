// Measures how the page comes, to somebody who has never been there: STREAMCHAT_URL=http://localhost:8080 npm run first-load
import { chromium } from '@playwright/test';

const url = process.env.STREAMCHAT_URL ?? 'http://localhost:8080';
const LOADS = 5;
/** A phone as Lighthouse has it: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms there and back. */
const PHONE = { throttle: 4, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }, viewport: { width: 360, height: 740 } };
const DESKTOP = { throttle: 1, network: undefined, viewport: { width: 1280, height: 800 } };

function observe() {
  const seen = { paint: 0, largest: 0, shift: 0, prompt: 0, tasks: [] };
  window.seen = seen;
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('paint', (entry) => entry.name === 'first-contentful-paint' && (seen.paint = entry.startTime));
  on('largest-contentful-paint', (entry) => (seen.largest = entry.startTime));
  on('layout-shift', (entry) => entry.hadRecentInput || (seen.shift += entry.value));
  on('longtask', (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  new MutationObserver(() => document.getElementById('prompt') !== null && (seen.prompt ||= performance.now())).observe(document, { subtree: true, childList: true });
}

async function load(browser, { throttle, network, viewport }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const types = new Map();
  const bytes = { Script: 0, Stylesheet: 0, Document: 0 };
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => (bytes[types.get(requestId)] += encodedDataLength));
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  if (network !== undefined) {
    await devtools.send('Network.emulateNetworkConditions', network);
  }
  await page.addInitScript(observe);
  await page.goto(`${url}/?model=simulator-fast`);
  await page.locator('.dot-ok').waitFor();
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => window.seen);
  await page.getByRole('textbox', { name: 'Prompt' }).fill('hello');
  const script = bytes.Script;
  await page.keyboard.press('Enter');
  await page.locator('.turn[data-state=done] .markdown').waitFor();
  const shift = await page.evaluate(() => window.seen.shift);
  await context.close();
  const late = seen.tasks.filter(([start]) => start >= seen.paint);
  return {
    'first contentful paint, ms': seen.paint,
    'largest contentful paint, ms': seen.largest,
    'ready to type, ms': Math.max(seen.prompt, ...seen.tasks.map(([start, duration]) => start + duration)),
    'total blocking time, ms': late.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    'layout shift': seen.shift,
    'layout shift with the first answer': shift,
    'JavaScript before the first answer, kB': script / 1000,
    'style sheets, kB': bytes.Stylesheet / 1000,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const columns = [];
for (const place of [DESKTOP, PHONE]) {
  const loads = [];
  for (let round = 0; round < LOADS; round += 1) {
    loads.push(await load(browser, place));
  }
  columns.push(loads);
}
await browser.close();
console.log('| | this machine | a slow phone |\n|---|---|---|');
for (const what of Object.keys(columns[0][0])) {
  const cells = columns.map((loads) => median(loads.map((one) => one[what])));
  console.log(`| ${what} | ${cells.map((value) => (value >= 10 ? value.toFixed(0) : Number(value.toFixed(3)))).join(' | ')} |`);
}
