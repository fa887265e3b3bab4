import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Reachability } from '../streams/reachability';

let answers = true;
let asked = 0;
let wakes = 0;
let online = true;

function make(): Reachability {
  const reachability = new Reachability({ online: () => online, onWake: () => () => undefined }, () => {
    asked += 1;
    return Promise.resolve(answers);
  });
  reachability.onWake(() => (wakes += 1));
  return reachability;
}

beforeEach(() => {
  vi.useFakeTimers();
  [answers, asked, wakes, online] = [true, 0, 0, true];
});
afterEach(() => vi.useRealTimers());

it('asks the server when something did not get through, and believes its answer', async () => {
  const reachability = make();
  reachability.doubt();
  reachability.doubt();
  await vi.advanceTimersByTimeAsync(0);
  expect([reachability.view(), asked, wakes]).toEqual([true, 2, 0]); // the second doubt came after the first question
});

it('asks until something gets through, and says once that it does', async () => {
  answers = false;
  const reachability = make();
  const states: boolean[] = [];
  reachability.subscribe(() => states.push(reachability.view()));
  reachability.doubt();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(reachability.online()).toBe(false);
  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(8);
  answers = true;
  await vi.advanceTimersByTimeAsync(12_000);
  expect([reachability.online(), wakes]).toEqual([true, 1]);
  expect(states).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wakes).toBe(1);
});

it('asks again when the server answers although the browser says that it has no network', async () => {
  online = false;
  const reachability = make();
  reachability.doubt();
  await vi.advanceTimersByTimeAsync(0);
  expect([reachability.view(), asked]).toEqual([true, 1]);
  answers = false; // the cut has come through
  await vi.advanceTimersByTimeAsync(3000);
  expect([reachability.view(), asked]).toEqual([false, 2]);
});

it('believes the server in the end', async () => {
  online = false;
  const reachability = make();
  reachability.doubt();
  await vi.advanceTimersByTimeAsync(120_000);
  expect([reachability.view(), asked]).toEqual([true, 4]);
});
