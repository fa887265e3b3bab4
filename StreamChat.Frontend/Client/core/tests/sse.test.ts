import { describe, expect, it } from 'vitest';
import { createSseParser, type SseEvent } from '../wire/sse';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(chunks: readonly Uint8Array[]): SseEvent[] {
  const events: SseEvent[] = [];
  const parser = createSseParser((event) => events.push(event));
  for (const chunk of chunks) {
    parser.feed(chunk);
  }
  return events;
}

/** A small seeded generator, so that a chunking that fails can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function cut(whole: Uint8Array, next: () => number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < whole.length; ) {
    const size = 1 + Math.floor(next() * 7);
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

const STREAM = [
  '\uFEFFdata: {"content":"grüß dich 👋🏽 日本"}\n\n',
  ': a comment\n\n',
  'id: 7\r\nevent: content\r\ndata: one\r\ndata:  two\r\n\r\n',
  'data\rdata:three\r\r',
  'event: ping\n\n',
  'retry: 10\nunknown: x\ndata: [DONE]\n\n',
  'data: never closed',
].join('');

const EXPECTED: readonly SseEvent[] = [
  { event: 'message', data: '{"content":"grüß dich 👋🏽 日本"}', id: '', numbered: false },
  { event: 'content', data: 'one\n two', id: '7', numbered: true },
  { event: 'message', data: '\nthree', id: '7', numbered: false },
  { event: 'message', data: '[DONE]', id: '7', numbered: false },
];

describe('the event stream parser', () => {
  it('reads a stream in one piece', () => {
    expect(parse([bytes(STREAM)])).toEqual(EXPECTED);
  });

  it('reads the same events however the bytes are cut', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      expect(parse(cut(bytes(STREAM), random(seed))), `seed ${seed}`).toEqual(EXPECTED);
    }
  });

  it('reads the same events byte by byte', () => {
    expect(parse([...bytes(STREAM)].map((byte) => Uint8Array.of(byte)))).toEqual(EXPECTED);
  });

  it('dispatches an event as soon as its empty line is there', () => {
    expect(parse([bytes('data: now\n\nda')])).toHaveLength(1);
    expect(parse([bytes('data: now\r\n\r')])).toHaveLength(1);
  });

  it('keeps the id over events that have none and ignores one that holds NUL', () => {
    expect(parse([bytes('id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n')]).map((event) => event.id)).toEqual(['1', '1']);
  });

  it('reports the time to wait before coming back', () => {
    const waits: number[] = [];
    createSseParser(() => undefined, (milliseconds) => waits.push(milliseconds)).feed(bytes('retry: 2000\nretry: soon\n\n'));
    expect(waits).toEqual([2000]);
  });

  it('refuses a line without end', () => {
    const chunk = bytes('x'.repeat(1024 * 1024));
    expect(() => parse(Array.from({ length: 9 }, () => chunk))).toThrow(RangeError);
  });
});
