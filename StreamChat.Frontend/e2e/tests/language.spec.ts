import { expect, test } from '../page.ts';

test.describe('where German is preferred', () => {
  test.use({ locale: 'de-AT' });

  test('the page speaks German, and writes numbers as they are written there', async ({ page }) => {
    await page.goto('/?model=simulator-fast');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { name: 'Was möchten Sie wissen?' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Eingabe' }).fill('x'.repeat(4100));
    await expect(page.locator('#composer-note')).toContainText(/4\s100 \/ 4\s000/);
    await page.getByRole('textbox', { name: 'Eingabe' }).fill('hello');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Einzelheiten' }).click();
    await expect(page.locator('.facts-line')).toContainText('Erstes Token');
    await expect(page.getByRole('status')).toHaveText('Die Antwort ist vollständig.');
  });

  test('it speaks English when the German words cannot be loaded', async ({ page, chat }) => {
    await page.route('**/assets/de-*.js', (route) => route.abort('failed'));
    await chat.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('another language is spoken at once, without losing anything, and after a reload', async ({ page, chat }) => {
  await chat.openConversation('With code', 'Why?', '```js\nlet x = 1;\n```');
  await chat.prompt.fill('a draft');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language' }).focus();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  const chosen = page.getByRole('combobox', { name: 'Sprache' });
  await expect(chosen).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Code kopieren' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Eingabe' })).toHaveValue('a draft');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Code kopieren' })).toBeVisible();
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('Wie der Browser');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
