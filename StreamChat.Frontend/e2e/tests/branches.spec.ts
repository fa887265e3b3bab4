import { expect, test } from '../page.ts';

test('an edited prompt makes a branch, and going back shows all that followed the old one', async ({ page, chat }) => {
  await chat.openConversation('Branches', 'First question', 'First answer', 'Second question', 'Second answer');
  await page.getByRole('combobox', { name: 'Model' }).selectOption('simulator-fast');
  await page.locator('.question').first().hover();
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const field = page.getByRole('textbox', { name: 'Edit the prompt' });
  await expect(field).toHaveValue('First question');
  await field.fill('hello, otherwise');
  await page.getByRole('button', { name: 'Send' }).first().click();
  await expect(page.locator('.turn')).toHaveCount(1);
  await expect(page.locator('.prompt')).toContainText('hello, otherwise');
  await chat.answered();
  const versions = page.getByRole('group', { name: 'Versions of the prompt' });
  await expect(versions).toContainText('2 / 2');

  await chat.saved(() => versions.getByRole('button', { name: 'Earlier version' }).click());
  await expect(page.locator('.turn')).toHaveCount(2);
  await expect(chat.answer).toHaveText('Second answer');
  await page.reload();
  await expect(page.locator('.turn')).toHaveCount(2);
  await page.getByRole('group', { name: 'Versions of the prompt' }).getByRole('button', { name: 'Later version' }).click();
  await expect(page.locator('.turn')).toHaveCount(1);
  await expect(page.locator('.prompt')).toContainText('hello, otherwise');
});

test('another answer stands beside the first', async ({ page, chat }) => {
  await chat.open('?model=simulator-fast');
  await chat.ask('hello');
  await chat.answered();
  await page.getByRole('button', { name: 'Another answer' }).click();
  const versions = page.getByRole('group', { name: 'Versions of the answer' });
  await expect(versions).toContainText('2 / 2');
  await chat.answered();
  await expect(page.locator('.turn')).toHaveCount(1);
  await chat.saved(() => versions.getByRole('button', { name: 'Earlier version' }).click());
  await expect(versions).toContainText('1 / 2');
  await page.reload();
  await expect(versions).toContainText('1 / 2');
});

test('Escape leaves an edit as it was', async ({ page, chat }) => {
  await chat.openConversation('Unedited', 'First question', 'First answer');
  await page.locator('.question').hover();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Edit the prompt' }).fill('no');
  await page.keyboard.press('Escape');
  await expect(page.locator('.prompt')).toContainText('First question');
});
