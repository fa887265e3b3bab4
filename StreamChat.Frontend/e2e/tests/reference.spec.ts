import { axeViolations, smallTargets } from '../axe.ts';
import { expect, test } from '../page.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test('the reference has no accessibility violation, sideways scroll or small target, with everything open too', async ({ page }) => {
        await page.goto('/api/reference');
        await expect(page.locator('.operation').first()).toBeVisible();
        const check = async (what: string): Promise<void> => {
          expect(await axeViolations(page), what).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
          expect(await smallTargets(page), what).toEqual([]);
        };
        await check('closed');
        await page.locator('.operation > summary').filter({ hasText: '/api/conversations/{id}' }).first().click();
        await page.locator('.operation[open] .shape > summary').first().click();
        await page.locator('.operation > summary').filter({ hasText: '/chat' }).first().click();
        await check('opened');
      });
    });
  }
}

test('every operation of the document is there, with its summary', async ({ page }) => {
  await page.goto('/api/reference');
  const document = (await (await page.request.get('/openapi/v1.json')).json()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${path} ${operation.summary}`));
  expect(operations.length).toBeGreaterThan(20);
  await expect(page.locator('.operation')).toHaveCount(operations.length);
  const shown = await page.locator('.operation > summary').evaluateAll((lines) => lines.map((line) => [...line.children].map((part) => part.textContent).join(' ')));
  expect(shown.toSorted()).toEqual(operations.toSorted());
});

test('an operation shows what it takes and answers, and a command that works', async ({ page, baseURL }) => {
  await page.goto('/api/reference#ChatSync');
  const operation = page.locator('#ChatSync');
  await expect(operation).toHaveAttribute('open');
  await expect(operation.locator('.fields').first()).toContainText('prompt');
  await expect(operation).toContainText('application/problem+json');
  await expect(operation.getByRole('region', { name: 'Example: POST /chat/sync' })).toContainText(`${baseURL}/chat/sync`);
});

test('a search leaves what has its words, and says when nothing has', async ({ page }) => {
  await page.goto('/api/reference');
  const search = page.getByRole('searchbox', { name: 'Find an operation' });
  await search.fill('doctor');
  await expect(page.locator('.operation')).toHaveCount(2);
  await search.fill('no such thing');
  await expect(page.getByRole('status')).toHaveText('No operation has these words.');
});

test('a reference that cannot be loaded says so, and can be asked for again', async ({ page }) => {
  await page.route('**/openapi/v1.json', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"x","request_id":"r-1"}' }), { times: 1 });
  await page.goto('/api/reference');
  await expect(page.getByText('r-1')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.operation').first()).toBeVisible();
});
