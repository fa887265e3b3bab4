import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../page.ts';
import { Firehose, largeAnswer } from '../firehose.ts';
import { goFirst, MainThread } from '../mainThread.ts';

const TEXT = largeAnswer();
/** As it is meant: a phone that is four times slower than this machine, and no task over 50 ms. Only a machine with nothing else to do can tell. */
const SLOW = process.env['LARGE'] !== undefined;
const TOKENS_A_SECOND = SLOW ? 300 : 1500;
const THROTTLE = SLOW ? 4 : 1;
const LONGEST_TASK = 50;
const COLOURED = 'figure.code:has([class^=hljs])';

/** Resolves when the answer is whole and coloured, without looking again and again: what a test asks of a page is work of the thread that it measures. */
async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(
    (coloured) =>
      new Promise<void>((resolve) => {
        const turn = document.querySelector<HTMLElement>('.turn')!;
        new MutationObserver((_, observer) => {
          if (turn.dataset['state'] === 'done' && turn.querySelectorAll(coloured).length === 60) {
            observer.disconnect();
            resolve();
          }
        }).observe(turn, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });
      }),
    COLOURED,
  );
}

/** What the page holds, in bytes, once nobody holds what it has let go of. */
async function memory(devtools: CDPSession): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
  }
  const { usedSize, embedderHeapUsedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number; embedderHeapUsedSize?: number };
  return usedSize + (embedderHeapUsedSize ?? 0);
}

test.describe('an answer of 200 000 characters', () => {
  let firehose: Firehose;
  test.use({
    baseURL: async ({}, use) => {
      firehose = await Firehose.open(TEXT, TOKENS_A_SECOND);
      await use(firehose.url);
      firehose.close();
    },
  });

  test('keeps its finished blocks while it comes, and leaves no memory behind; LARGE=1: and holds up nothing', async ({ browser, page, chat }) => {
    test.setTimeout(600_000);
    expect(TEXT.length).toBeGreaterThan(195_000);
    const whole = async (): Promise<void> => {
      await expect(chat.turn('done')).toHaveCount(1, { timeout: 400_000 });
      await expect(page.locator('.markdown tbody tr')).toHaveCount(200);
      await expect(page.locator('.markdown figure.code')).toHaveCount(60);
      await expect(page.locator(`.markdown ${COLOURED}`)).toHaveCount(60); // colours come last
    };
    // By the keyboard: on a phone no pointer rests on the page, of which the browser would look in every frame what is below it.
    const close = async (): Promise<void> => {
      await page.getByRole('button', { name: 'New chat', exact: true }).press('Enter');
      await expect(page.locator('.turn')).toHaveCount(0);
    };
    await chat.open();
    await expect(page.locator('.dot-checking')).toHaveCount(0);
    const devtools = await page.context().newCDPSession(page);
    await chat.ask('a first one, so that everything is loaded, of the test too');
    await whole();
    const warm = await page.locator('.blocks > *').first().elementHandle();
    expect(await warm?.evaluate((node) => node.isConnected)).toBe(true);
    await warm?.dispose();
    await close();
    const before = await memory(devtools);

    await page.evaluate(() => {
      const replaced: string[] = [];
      Object.assign(window, { replaced });
      new MutationObserver((records) => {
        for (const record of records) {
          const blocks = [...record.removedNodes].filter((node) => record.target instanceof Element && record.target.matches('.blocks') && node.nextSibling === null);
          replaced.push(...blocks.map((node) => node.textContent ?? '').filter((text) => text.length > 200));
        }
      }).observe(document.body, { subtree: true, childList: true });
    });
    await chat.ask('the large one');
    await expect(chat.answer).toContainText('Part 2');
    const first = await page.locator('.blocks > *').first().elementHandle();
    const drawn = isDrawn(page);
    const thread = await MainThread.watch(devtools);
    if (SLOW) {
      await goFirst(browser);
    }
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await drawn;
    const tasks = await thread.end();
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await whole();
    expect(await first?.evaluate((node) => node.isConnected)).toBe(true);
    await first?.dispose();

    expect(await page.evaluate(() => (window as unknown as { replaced: string[] }).replaced)).toEqual([]);
    expect(tasks.length).toBeGreaterThan(1000);
    await close();
    const after = await memory(devtools);
    const over = (times: readonly number[]): number[] => times.filter((time) => time > LONGEST_TASK).toSorted((one, other) => other - one);
    const [byClock, worked] = [over(tasks.map((task) => task.byClock)), over(tasks.map((task) => task.worked))];
    const say = (times: readonly number[]): string => `${times.length} (${times.slice(0, 8).join(', ')})`;
    console.log(`${TEXT.length} characters, ${tasks.length} tasks, of which over ${LONGEST_TASK} ms by the clock ${say(byClock)}, of the thread's own time ${say(worked)}`);
    console.log(`memory ${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB after`);
    expect(after).toBeLessThan(before * 1.2);
    if (SLOW) {
      expect(worked).toEqual([]);
    }
  });
});
