// A browser goes against the page's policy, over https: it must report that to the gateway in the newer way, which only https has.
// Arguments: the address, its certificate, the gateway's log.
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [address, certificate, log] = process.argv.slice(2);
const program = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
if (program === undefined) {
  console.error('No Chromium was found; eng/tools.sh installs one.');
  process.exit(1);
}

// This one certificate is as good as a trusted one; with all errors ignored a browser would report nothing.
const key = new X509Certificate(readFileSync(certificate)).publicKey.export({ type: 'spki', format: 'der' });
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--short-reporting-delay', `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`],
});
const context = await browser.newContext();
await context.grantPermissions(['background-sync']); // without which the browser keeps its reports to itself
const page = await context.newPage();

// The older way is a request of the page; the newer is the browser's own, and no page sees it.
let older = 0;
page.on('request', (request) => {
  older += new URL(request.url()).pathname === '/csp-report' ? 1 : 0;
});
await page.goto(address);
await page.evaluate(() => {
  new Image().src = 'https://evil.example/pixel.png';
});

const arrived = () => readFileSync(log, 'utf8').includes('img-src stopped https://evil.example');
const patience = Date.now() + 60_000;
while (!arrived() && Date.now() < patience) {
  await setTimeout(200);
}
await browser.close();

console.log(`Reporting API: ${arrived() ? `the gateway has the report, ${older} came in the older way` : 'no report came'}`);
process.exit(arrived() && older === 0 ? 0 : 1);
