import { expect, test, type ChatPage } from '../page.ts';

const MARKDOWN = 'Some **bold** text:\n\n```csharp\nvar x = 1; // one\nreturn x;\n```\n\n- a list\n';

// One clipboard a browser.
test.describe.configure({ mode: 'serial' });
test.use({ permissions: ['clipboard-write'] });

/** What is on the clipboard, as a person finds out: by pasting it (the page may not read it, by policy). */
async function pasted(chat: ChatPage): Promise<string> {
  await chat.prompt.fill('');
  await chat.prompt.press('Control+V');
  await expect(chat.prompt).not.toHaveValue('');
  return chat.prompt.inputValue();
}

test('an answer is copied as the Markdown that it was', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith(MARKDOWN);
  await chat.ask('hello');
  await chat.answered();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await pasted(chat)).toBe(MARKDOWN);
});

test('a code block says its language, is coloured, and is copied alone', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith(MARKDOWN);
  await chat.ask('hello');
  await chat.answered();
  await expect(page.locator('.code-language')).toHaveText('csharp');
  await expect(page.locator('.code .hljs-keyword').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await pasted(chat)).toBe('var x = 1; // one\nreturn x;');
});

test('long lines of code are wrapped on wish', async ({ page, chat }) => {
  await chat.open();
  await chat.answerWith(`\`\`\`text\n${'long '.repeat(80)}\n\`\`\`\n`);
  await chat.ask('hello');
  await chat.answered();
  const overflow = () => page.locator('.code pre').evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  await expect.poll(overflow).toBeGreaterThan(500);
  await page.getByRole('button', { name: 'Wrap', pressed: false }).click();
  await expect.poll(overflow).toBe(0);
});
