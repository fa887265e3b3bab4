import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { url } from './system.ts';

/** The system under test, but for its answers: every message is answered with one text, the first at four times the pace of the others. */
export class Firehose {
  readonly #server: Server;
  readonly #tokens: readonly string[];
  readonly #perSecond: number;
  #answers = 0;

  private constructor(text: string, perSecond: number) {
    this.#tokens = text.match(/\s*\S{1,6}|\s+/g) ?? [];
    this.#perSecond = perSecond;
    this.#server = createServer((incoming, outgoing) => {
      const path = incoming.url ?? '/';
      if (incoming.method === 'POST' && path.endsWith('/messages')) {
        incoming.resume();
        this.#answers += 1;
        const [id, message, question] = ['run', 'answer', 'question'].map((what) => `${what}-${this.#answers}`);
        outgoing.writeHead(202, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id, message_id: message, question_id: question, state: 'streaming' }));
      } else if (/^\/api\/runs\/run-\d+\/events$/.test(path)) {
        this.#pour(outgoing, path.includes('/run-1/') ? 4 * this.#perSecond : this.#perSecond);
      } else {
        const { hostname, port } = new URL(url);
        const onward = request({ hostname, port, path, method: incoming.method, headers: incoming.headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
        onward.on('error', () => outgoing.destroy());
        outgoing.on('close', () => onward.destroy());
        incoming.pipe(onward);
      }
    });
  }

  static async open(text: string, perSecond: number): Promise<Firehose> {
    const firehose = new Firehose(text, perSecond);
    await new Promise<void>((resolve) => firehose.#server.listen(0, '127.0.0.1', resolve));
    return firehose;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Each token is an event; a late timer makes up for what it missed. */
  #pour(outgoing: ServerResponse, perSecond: number): void {
    outgoing.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    outgoing.write('retry: 2000\nevent: connected\ndata: {"resumable":true}\n\n');
    const started = Date.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(this.#tokens.length, Math.floor(((Date.now() - started) / 1000) * perSecond));
      for (; sent < due; sent += 1) {
        outgoing.write(`id: ${sent + 1}\nevent: content\ndata: ${JSON.stringify({ content: this.#tokens[sent] })}\n\n`);
      }
      if (sent === this.#tokens.length) {
        clearInterval(timer);
        outgoing.end(`id: ${sent + 1}\nevent: done\ndata: {"state":"completed","finish_reason":"stop"}\n\n`);
      }
    }, 10);
    outgoing.on('close', () => clearInterval(timer));
  }
}

/** An answer of some 200 000 characters: headings, paragraphs and lists, 60 code blocks, a table of 200 rows. */
export function largeAnswer(parts = 60): string {
  const rows = Array.from({ length: 200 }, (_, row) => `| ${row} | some **bold** text | \`code ${row}\` | a little more of it |`);
  const table = ['| a | b | c | d |', '|---|:--|--:|---|', ...rows].join('\n');
  const languages = ['js', 'python', 'csharp', 'bash', 'json', 'ts'];
  const code = 'function sum(a, b) {\n  // adds two numbers\n  return a + b + 1;\n}\n\n';
  const part = (index: number): string =>
    [
      `## Part ${index}`,
      'A sentence with **bold** and `code` and a [link](https://example.com). '.repeat(12),
      Array.from({ length: 8 }, (_, item) => `- item ${item} with _emphasis_ and a few words more`).join('\n'),
      `\`\`\`${languages[index % languages.length]}\n${code.repeat(25)}\`\`\``,
      'Another sentence, which is plain. '.repeat(10),
      ...(index === Math.floor(parts / 2) ? [table] : []),
    ].join('\n\n');
  return Array.from({ length: parts }, (_, index) => part(index)).join('\n\n');
}
