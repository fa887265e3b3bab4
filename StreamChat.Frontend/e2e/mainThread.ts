import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Browser, CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number; // by the clock, in µs
  readonly tdur?: number; // of the thread's own time, in µs
  readonly args: { readonly name?: string };
}

/** A task of a page's main thread, in ms: how long it took by the clock, and how much of that the thread worked; in between it waited for a processor. */
export interface Task {
  readonly byClock: number;
  readonly worked: number;
}

/**
 * Lets pages go before whatever else the machine does, and their main threads before their others. The browser slows such a thread down by waiting in it, three times as long as has gone
 * by: what another process, or the browser's own painting, took of the processor would count four times. So would the wait for a thread that helps to collect garbage. Only root may; for
 * anybody else those times are in the figures.
 */
export async function goFirst(browser: Browser): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  for (const { id } of processInfo.filter(({ type }) => type === 'renderer')) {
    try {
      const helpers = readdirSync(`/proc/${id}/task`).map(Number).filter((thread) => thread !== id);
      helpers.forEach((thread) => setPriority(thread, -10)); // a thread has an id as a process has
      setPriority(id, -15); // the first thread's
    } catch (error) {
      console.log(`The page's threads are not preferred: ${String(error)}`);
    }
  }
  await devtools.detach();
}

/** Writes down what a page's main thread does, which costs it next to nothing. */
export class MainThread {
  readonly #devtools: CDPSession;
  readonly #events: TraceEvent[] = [];

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools;
    devtools.on('Tracing.dataCollected', ({ value }) => this.#events.push(...(value as unknown as TraceEvent[])));
  }

  static async watch(devtools: CDPSession): Promise<MainThread> {
    const thread = new MainThread(devtools);
    await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', '__metadata'], recordMode: 'recordAsMuchAsPossible' } });
    return thread;
  }

  /** Ends the watching. */
  async end(): Promise<readonly Task[]> {
    const complete = new Promise((resolve) => this.#devtools.once('Tracing.tracingComplete', resolve));
    await this.#devtools.send('Tracing.end');
    await complete;
    // A browser has renderers for pages of its own as well: the one that works most is ours.
    const [events = []] = this.#events
      .filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain')
      .map(({ pid, tid }) => this.#events.filter((event) => event.pid === pid && event.tid === tid && event.name === 'ThreadControllerImpl::RunTask'))
      .toSorted((one, other) => other.length - one.length);
    return events.map(({ dur = 0, tdur = 0 }) => ({ byClock: Math.round(dur / 1000), worked: Math.round(tdur / 1000) }));
  }
}
