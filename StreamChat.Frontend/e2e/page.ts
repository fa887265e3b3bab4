import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

/** What no test may ever see: a policy violation, a request to another origin, a script error. */
interface Trouble {
  readonly violations: string[];
  readonly foreign: string[];
  readonly errors: string[];
}

/** The chat page in the words of its user. */
export class ChatPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get prompt(): Locator {
    return this.page.getByRole('textbox', { name: 'Prompt' });
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  get answer(): Locator {
    return this.page.locator('.turn').last().locator('.markdown');
  }

  turn(state: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed'): Locator {
    return this.page.locator(`.turn[data-state=${state}]`);
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/${query}`);
    await expect(this.prompt).toBeVisible();
  }

  async ask(text: string): Promise<void> {
    await this.prompt.fill(text);
    await this.prompt.press('Enter');
  }

  async answered(): Promise<void> {
    await expect(this.turn('done').last().getByRole('button', { name: 'Details' })).toBeVisible({ timeout: 40_000 });
  }

  /** From now on `/chat` answers with this Markdown, cut into frames of odd sizes. */
  async answerWith(markdown: string): Promise<void> {
    await this.respond(200, stream([...pieces(markdown), { type: 'done', finish_reason: 'stop', usage: { prompt_tokens: 3, completion_tokens: 40 } }], true));
  }

  /** From now on `/chat` answers with this status and body. */
  async respond(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const contentType = status === 200 ? 'text/event-stream; charset=utf-8' : 'application/problem+json';
    await this.page.route('**/chat', (route) => route.fulfill({ status, body, contentType, headers: { 'x-request-id': REQUEST_ID, ...headers } }));
  }
}

export const REQUEST_ID = 'e2e-request-1';

/** Frames as `POST /chat` writes them. */
export function stream(frames: readonly object[], done: boolean): string {
  const all = [{ type: 'connected' }, ...frames].map((frame) => ({ content: '', token: '', request_id: REQUEST_ID, ...frame }));
  return all.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('') + (done ? 'data: [DONE]\n\n' : '');
}

function pieces(markdown: string): object[] {
  const size = markdown.length > 20_000 ? 5_000 : 7;
  return (markdown.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? []).map((content) => ({ type: 'content', content, token: content }));
}

export const test = base.extend<{ chat: ChatPage; trouble: Trouble }>({
  trouble: [
    async ({ page, baseURL }, use) => {
      const trouble: Trouble = { violations: [], foreign: [], errors: [] };
      const own = new URL(baseURL ?? '').origin;
      await page.exposeFunction('__violation', (text: string) => trouble.violations.push(text));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = (window as unknown as { __violation: (text: string) => void }).__violation;
          report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      page.on('request', (request) => {
        const address = new URL(request.url());
        if (['http:', 'https:', 'ws:', 'wss:'].includes(address.protocol) && address.origin !== own) {
          trouble.foreign.push(request.url());
        }
      });
      page.on('pageerror', (error) => trouble.errors.push(error.message));
      await use(trouble);
      expect(trouble).toEqual({ violations: [], foreign: [], errors: [] });
    },
    { auto: true },
  ],
  chat: async ({ page }, use) => use(new ChatPage(page)),
});
