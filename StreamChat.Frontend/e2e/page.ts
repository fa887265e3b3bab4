import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

/** What no test may ever see: a policy violation, a report of one, a request to another origin, a script error. */
interface Trouble {
  readonly violations: string[];
  readonly reports: string[];
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

  /** The conversations, which are a drawer where there is no room beside. */
  async showSidebar(): Promise<void> {
    const show = this.page.getByRole('button', { name: 'Show conversations' });
    if (await show.isVisible()) {
      await show.click();
    }
  }

  async ask(text: string): Promise<void> {
    await this.prompt.fill(text);
    await this.prompt.press('Enter');
  }

  async answered(): Promise<void> {
    const last = this.page.locator('.turn').last();
    await expect(last).toHaveAttribute('data-state', 'done');
    await expect(last.getByRole('button', { name: 'Details' })).toBeVisible();
  }

  /** Does what changes a conversation, until the server has it: a reload right after it would be shown the one before. */
  async saved(change: () => Promise<void>): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.request().method() === 'PATCH');
    await change();
    expect((await answer).ok()).toBe(true);
  }

  /** From now on every message is answered with this Markdown, cut into events of odd sizes. */
  async answerWith(markdown: string): Promise<void> {
    await this.answerWithEvents([...pieces(markdown), done()]);
  }

  /** From now on the runs of this page's messages have these events; the connection ends after them. What was said last counts: nothing need be taken back. */
  async answerWithEvents(events: readonly RunEvent[]): Promise<void> {
    await this.page.route(STARTS, async (route) => {
      runs += 1;
      const json = { id: `run-${runs}`, message_id: `answer-${runs}`, question_id: `question-${runs}`, state: 'streaming', request_id: REQUEST_ID };
      await route.fulfill({ status: 202, json });
    });
    await this.page.route('**/api/runs/run-*/events', async (route) => {
      const after = Number(route.request().headers()['last-event-id'] ?? 0);
      await route.fulfill({ status: 200, body: stream(events, after), contentType: 'text/event-stream; charset=utf-8' });
    });
  }

  /** From now on the server refuses messages like this. */
  async refuse(status: number, problem: object, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const body = JSON.stringify({ status, request_id: REQUEST_ID, ...problem });
    await this.page.route(STARTS, (route) => route.fulfill({ status, body, contentType: 'application/problem+json', headers: { 'x-request-id': REQUEST_ID, ...headers } }));
  }

  /** Opens a conversation that was had before: questions and answers in turn. */
  async openConversation(title: string, ...texts: readonly string[]): Promise<string> {
    if (this.page.url() === 'about:blank') {
      await this.open();
    }
    const id = await this.addConversation(title, ...texts);
    await this.page.goto(`/c/${id}`);
    await expect(this.page.locator('.turn')).toHaveCount(Math.ceil(texts.length / 2));
    return id;
  }

  /** Adds one to the list of this page's guest, who is one since the page was opened. */
  async addConversation(title: string, ...texts: readonly string[]): Promise<string> {
    const at = new Date().toISOString();
    const messages = texts.map((content, index) => ({
      id: `m${index}`, role: index % 2 === 0 ? 'user' : 'assistant', content, status: 'completed', created_at: at, ...(index > 0 ? { parent_id: `m${index - 1}` } : {}),
    }));
    const leaf = texts.length > 0 ? { active_leaf: `m${texts.length - 1}` } : {};
    const data = { format: 'streamchat.conversation', format_version: 1, conversation: { id: 'x', title, created_at: at, updated_at: at, ...leaf }, messages };
    const response = await this.page.request.post('/api/conversations/import', { data, headers: { Origin: new URL(this.page.url()).origin } });
    expect(response.status(), await response.text()).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }
}

export const REQUEST_ID = 'e2e-request-1';

const STARTS = /\/api\/conversations\/[^/]+\/messages(\/[^/]+\/(regenerate|continue))?$/;
let runs = 0;

/** An event of a run: its kind, and its data. */
export type RunEvent = readonly [kind: string, data: object];

export const done = (): RunEvent => ['done', { state: 'completed', finish_reason: 'stop', usage: { prompt_tokens: 3, completion_tokens: 40 } }];

/** Events as `GET /api/runs/{id}/events` writes them. */
function stream(events: readonly RunEvent[], after: number): string {
  const all = events.map(([kind, data], index) => `id: ${index + 1}\nevent: ${kind}\ndata: ${JSON.stringify({ request_id: REQUEST_ID, ...data })}\n\n`);
  return `retry: 2000\nevent: connected\ndata: {"resumable":true,"request_id":"${REQUEST_ID}"}\n\n${all.slice(after).join('')}`;
}

function pieces(markdown: string): RunEvent[] {
  const size = markdown.length > 20_000 ? 5_000 : 7;
  return (markdown.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? []).map((content) => ['content', { content }]);
}

export const test = base.extend<{ chat: ChatPage; trouble: Trouble }>({
  trouble: [
    async ({ page, baseURL }, use) => {
      const trouble: Trouble = { violations: [], reports: [], foreign: [], errors: [] };
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
        if (address.pathname === '/csp-report') {
          trouble.reports.push(request.postData() ?? '');
        }
        const asked = request.redirectedFrom(); // where one could sign in is asked for, and not followed
        const isSignIn = asked !== null && new URL(asked.url()).pathname === '/auth/sign-in';
        if (['http:', 'https:', 'ws:', 'wss:'].includes(address.protocol) && address.origin !== own && !isSignIn) {
          trouble.foreign.push(request.url());
        }
      });
      page.on('pageerror', (error) => trouble.errors.push(error.message));
      await use(trouble);
      expect(trouble).toEqual({ violations: [], reports: [], foreign: [], errors: [] });
    },
    { auto: true },
  ],
  chat: async ({ page }, use) => use(new ChatPage(page)),
});
