import { expect, test } from '../page.ts';

const MARKDOWN = 'Some **bold** text:\n\n```csharp\nvar x = 1; // one\nreturn x;\n```\n\n- a list\n';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an answer is copied as the Markdown that it was', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith(MARKDOWN);
  await chat.ask('hello');
  await chat.answered();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(MARKDOWN);
});

test('a code block says its language, is coloured, and is copied alone', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith(MARKDOWN);
  await chat.ask('hello');
  await chat.answered();
  await expect(page.locator('.code-language')).toHaveText('csharp');
  await expect(page.locator('.code .hljs-keyword').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy code' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('var x = 1; // one\nreturn x;');
});
