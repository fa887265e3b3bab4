import { pause } from './backoff';
import type { BrowserNetwork, Network } from './network';

const FIRST = 3000;
const LONGEST = 12_000;
/** So often an answer is doubted because the browser says that it has no network: it may know of a cut a moment before its connections do. */
const CONTRADICTIONS = 3;

/**
 * Whether the server can be reached, found out by asking it: browsers say that there is a network when there is a cable.
 * It is asked only when something did not get through, and then every few seconds until something does.
 */
export class Reachability implements Network {
  readonly #browser: BrowserNetwork;
  readonly #ask: () => Promise<boolean>;
  readonly #wakes = new Set<() => void>();
  readonly #listeners = new Set<() => void>();
  #reachable = true;
  #asking = false;
  /** Something did not get through since the server was asked last: that answer is no answer to it. */
  #doubted = false;

  constructor(browser: BrowserNetwork, ask: () => Promise<boolean>) {
    this.#browser = browser;
    this.#ask = ask;
  }

  online(): boolean {
    return this.#reachable && this.#browser.online();
  }

  /** False once a question to the server went unanswered, until one is answered. */
  view(): boolean {
    return this.#reachable;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onWake(listener: () => void): () => void {
    const forget = this.#browser.onWake(listener);
    this.#wakes.add(listener);
    return () => {
      forget();
      this.#wakes.delete(listener);
    };
  }

  doubt(): void {
    this.#doubted = true;
    if (!this.#asking) {
      this.#asking = true;
      void this.#findOut();
    }
  }

  async #findOut(): Promise<void> {
    let answered = true;
    for (let contradictions = 0; answered && this.#doubted; ) {
      this.#doubted = false;
      answered = await this.#ask();
      if (answered && !this.#browser.online() && contradictions < CONTRADICTIONS) {
        contradictions += 1;
        await this.#pause(FIRST);
        this.#doubted = true;
      }
    }
    for (let wait = FIRST; !answered; wait = Math.min(LONGEST, wait * 1.5)) {
      this.#set(false);
      await this.#pause(wait);
      answered = await this.#ask();
    }
    this.#asking = false;
    if (!this.#reachable) {
      this.#set(true);
      [...this.#wakes].forEach((wake) => wake());
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return pause(milliseconds, (listener) => this.#browser.onWake(listener), new AbortController().signal);
  }

  #set(reachable: boolean): void {
    if (this.#reachable !== reachable) {
      this.#reachable = reachable;
      this.#listeners.forEach((listener) => listener());
    }
  }
}
