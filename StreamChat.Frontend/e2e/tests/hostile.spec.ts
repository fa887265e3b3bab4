import { CORPUS } from '../corpus.ts';
import { dangers } from '../dangers.ts';
import { HOSTILE } from '../hostile.ts';
import { expect, test } from '../page.ts';
import { openPrefixes, type Prefixes } from '../prefixes/open.ts';

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

test('no prefix of hundreds of hostile texts does any harm', async ({ page }) => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(300);
  const bundle = await openPrefixes(page);

  const { found, drawn } = await page.evaluate(async ([script, corpus]) => {
    const { createMarkdownWidget, dangers } = (await import(script)) as Prefixes;
    const harm = new Set<string>();
    const root = document.body.appendChild(document.createElement('div'));
    let prefixes = 0;
    for (const text of corpus) {
      const widget = createMarkdownWidget(root);
      for (let end = 1; end <= text.length; end += 1) {
        widget.update(text.slice(0, end), end === text.length);
        dangers(root).forEach((danger) => harm.add(`${danger} of ${text.slice(0, end)}`));
        prefixes += 1;
      }
      await window.nextFrame(); // what a text set going has the time to do its harm
      if (root.textContent === '') {
        harm.add(`nothing is shown of ${text}`);
      }
      widget.dispose();
    }
    return { found: [...harm], drawn: prefixes };
  }, [bundle, CORPUS] as const);

  expect(found).toEqual([]);
  expect(drawn).toBeGreaterThan(10_000);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

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
