import type { Page } from '@playwright/test';
import { bundle } from './bundle.mjs';

/** What the bundle has. */
export interface Prefixes {
  createMarkdownWidget(root: HTMLElement): { update(text: string, final: boolean): void; dispose(): void };
  /** Each block of a text purified and drawn as a whole. */
  drawWhole(text: string): DocumentFragment;
  dangers(answer: Element): string[];
}

declare global {
  interface Window {
    /** A frame of the browser's. */
    nextFrame: () => Promise<unknown>;
  }
}

/**
 * The address of the bundle in a page with our policy and without our page, whose own sanitiser would be a second one. Timers and frames are due at once there, so that each
 * prefix is drawn.
 */
export async function openPrefixes(page: Page): Promise<string> {
  const address = '/assets/prefixes.js';
  await page.route('**/assets/index-*.js', (route) => route.abort());
  const body = await bundle();
  await page.route(`**${address}`, (route) => route.fulfill({ body, contentType: 'text/javascript; charset=utf-8' }));
  await page.goto('/');
  await page.evaluate(() => {
    const frame = window.requestAnimationFrame.bind(window);
    const atOnce = (run: () => void): void => run();
    Object.assign(window, { nextFrame: () => new Promise(frame), requestAnimationFrame: atOnce, setTimeout: atOnce });
  });
  return address;
}
