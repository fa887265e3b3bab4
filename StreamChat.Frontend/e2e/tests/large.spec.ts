import { expect, test } from '../page.ts';
import { Firehose, largeAnswer } from '../firehose.ts';

const TEXT = largeAnswer();
const TOKENS_A_SECOND = 300;
/** A browser on a slow phone; this many times slower than the machine that runs the tests. */
const THROTTLE = Number(process.env['LARGE_THROTTLE'] ?? 4);
/** No task may take longer. Elsewhere than on a quiet machine other processes take their part of it: LARGE_TASK_MS says how much is let pass. */
const LONGEST_TASK = Number(process.env['LARGE_TASK_MS'] ?? 50);

interface Seen {
  readonly tasks: number[];
  readonly replaced: string[];
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

  test('holds up nothing while it comes, keeps its finished blocks, and leaves no memory behind', async ({ page, chat }) => {
    test.skip(process.env['LARGE'] === undefined, 'takes some three minutes: LARGE=1 runs it');
    test.setTimeout(600_000);
    expect(TEXT.length).toBeGreaterThan(195_000);
    await chat.open();
    await expect(page.locator('.dot-checking')).toHaveCount(0);
    const devtools = await page.context().newCDPSession(page);
    const memory = async (): Promise<number> => {
      for (let round = 0; round < 3; round += 1) {
        await devtools.send('HeapProfiler.collectGarbage');
      }
      return page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize);
    };
    await chat.ask('a first one, so that everything is loaded');
    await expect(chat.answer).toContainText('Part 7'); // all languages of the code were there once
    await page.getByRole('button', { name: 'New chat', exact: true }).click();
    await expect(page.locator('.turn')).toHaveCount(0);
    const before = await memory();

    await page.evaluate(() => {
      const seen: Seen = { tasks: [], replaced: [] };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask' });
      new MutationObserver((records) => {
        for (const record of records) {
          const blocks = [...record.removedNodes].filter((node) => record.target instanceof Element && record.target.matches('.blocks') && node.nextSibling === null);
          seen.replaced.push(...blocks.map((node) => node.textContent ?? '').filter((text) => text.length > 200));
        }
      }).observe(document.body, { subtree: true, childList: true });
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await chat.ask('the large one');
    await expect(chat.answer).toContainText('Part 2');
    const first = await page.locator('.blocks > *').first().elementHandle();
    await expect(chat.turn('done')).toHaveCount(1, { timeout: 400_000 });
    await expect(page.locator('.markdown tbody tr')).toHaveCount(200);
    await expect(page.locator('.markdown figure.code')).toHaveCount(60);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect(await first?.evaluate((node) => node.isConnected)).toBe(true);

    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    const long = seen.tasks.toSorted((a, b) => b - a);
    console.log(`${TEXT.length} characters, ${long.length} tasks over 50 ms, the longest ${long.slice(0, 8).join(', ')} ms`);
    expect(seen.replaced).toEqual([]);
    await page.getByRole('button', { name: 'New chat', exact: true }).click();
    await expect(page.locator('.turn')).toHaveCount(0);
    const after = await memory();
    console.log(`memory ${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB after`);
    expect(after).toBeLessThan(before * 1.2);
    expect(long.filter((task) => task > LONGEST_TASK)).toEqual([]);
  });
});
