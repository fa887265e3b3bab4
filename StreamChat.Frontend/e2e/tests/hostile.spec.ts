import { HOSTILE } from '../hostile.ts';
import { expect, test } from '../page.ts';

test('the page comes with a policy that allows nothing inline', async ({ page }) => {
  const response = await page.goto('/');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'nonce-[\w+/]{24}' 'strict-dynamic'/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe-');
});

test('a violation is seen here, and reported to the gateway, which takes it', async ({ page, trouble }) => {
  await page.goto('/');
  const taken = page.waitForResponse('**/csp-report');

  const refused = await page.evaluate(() => {
    try {
      document.body.setAttribute('onclick', 'window.pwned = true');
      return false;
    } catch {
      return true;
    }
  });

  expect(refused).toBe(true);
  expect((await taken).status()).toBe(204);
  expect(trouble.violations).toHaveLength(1);
  expect(trouble.reports).toHaveLength(1);
  expect(JSON.parse(trouble.reports[0] ?? '')).toMatchObject({ 'csp-report': { 'effective-directive': 'require-trusted-types-for', 'blocked-uri': 'trusted-types-sink' } });
  trouble.violations.length = 0;
  trouble.reports.length = 0;
});

// Requests to other origins, policy violations and script errors fail every test (page.ts).
test('no hostile answer does any harm', async ({ page, chat }) => {
  test.setTimeout(180_000);
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await chat.open();
  for (const [name, markdown] of Object.entries(HOSTILE)) {
    await test.step(name, async () => {
      await chat.answerWith(`${markdown}\n\nthe end`);
      await chat.ask('hello');
      await chat.answered();

      await expect(chat.answer).toContainText('the end');
      expect(await chat.answer.evaluate(dangers), name).toEqual([]);
      expect([dialogs, await page.evaluate(() => 'pwned' in window), page.context().pages().length], name).toEqual([0, false, 1]);
      await page.getByRole('button', { name: 'New chat', exact: true }).click();
    });
  }
});

/** What may not be among the nodes of an answer. */
function dangers(answer: Element): string[] {
  const allowed = new Set(['class', 'href', 'title', 'align', 'start', 'dir', 'target', 'rel', 'tabindex', 'role', 'aria-label', 'aria-pressed', 'type']);
  const ours = '.code, .code *, .table-frame';
  const found: string[] = [];
  for (const element of answer.querySelectorAll('*')) {
    if (/^(script|style|img|picture|source|video|audio|iframe|object|embed|link|meta|base|form|input|textarea|svg|math|template|slot)$/i.test(element.localName)) {
      found.push(`<${element.localName}>`);
    }
    if (element.localName === 'button' && !element.matches(ours)) {
      found.push('<button>');
    }
    for (const { name } of element.attributes) {
      if (!allowed.has(name)) {
        found.push(`${element.localName}[${name}]`);
      }
    }
    if (element instanceof HTMLAnchorElement) {
      if (!/^(https?:|mailto:)$/.test(element.protocol) || element.target !== '_blank' || element.rel !== 'noopener noreferrer' || element.host === location.host) {
        found.push(`link to ${element.getAttribute('href') ?? 'nothing'}`);
      }
    }
  }
  return found;
}

test('a remote image is named and stays where it is', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith('Look: ![a red cat](https://tracker.example/cat.png?u=42)');
  await chat.ask('hello');
  await chat.answered();
  const placeholder = page.locator('.image-placeholder');
  await expect(placeholder).toContainText('Image not loaded: a red cat');
  await expect(placeholder).toContainText('tracker.example');
});

test('a link shows its host and opens apart', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith('Read [your bank](https://evil.example/login) and https://example.com/x.');
  await chat.ask('hello');
  await chat.answered();
  await expect(chat.answer).toHaveText('Read your bank evil.example and https://example.com/x.the end'.replace('the end', ''));
  await expect(page.getByRole('link', { name: 'your bank' })).toHaveAttribute('rel', 'noopener noreferrer');
});

test('formulas are drawn, money is not one, and a formula can do no harm', async ({ page, chat }) => {
  await chat.open();
  const evil = '$\\href{javascript:window.pwned=1}{x}$ and $\\includegraphics{https://evil.example/m.png}$ and $\\htmlStyle{color:red}{x}$ and $x^{$';
  await chat.answerWith(`Since $a^2 + b^2 = c^2$, it costs $5 and not $6.\n\n$$\n\\int_0^1 x^2\\,dx = \\frac{1}{3}\n$$\n\nAlso \\(e^{i\\pi} = -1\\).\n\n${evil}\n\nthe end`);
  await chat.ask('hello');
  await chat.answered();
  await expect(chat.answer.locator('math').nth(2)).toBeVisible();
  await expect(chat.answer.locator('.math-block mfrac')).toHaveCount(1);
  await expect(chat.answer).toContainText('it costs $5 and not $6.');
  expect(await chat.answer.locator('math a, math [style], math [href], mglyph').count()).toBe(0);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});
