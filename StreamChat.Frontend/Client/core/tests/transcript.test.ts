import { describe, expect, it } from 'vitest';
import { failure } from '../failure';
import { createTranscript, type Transcript } from '../transcript';
import type { TurnEvent } from '../turnEvents';

const ASK = { prompt: 'hello', thinking: false, model: undefined };
const DONE: TurnEvent = { type: 'done', usage: undefined, finishReason: 'stop', model: undefined };

interface Call {
  readonly report: (event: TurnEvent) => void;
  readonly signal: AbortSignal;
}

function start(): { transcript: Transcript; calls: Call[] } {
  const calls: Call[] = [];
  const transcript = createTranscript(
    () => 0,
    (_ask, report, signal) => {
      calls.push({ report, signal });
      return Promise.resolve();
    },
  );
  return { transcript, calls };
}

const states = (transcript: Transcript): string[] => transcript.turns().map((turn) => turn.state);

describe('the transcript', () => {
  it('keeps turns in order and runs one at a time', () => {
    const { transcript, calls } = start();
    transcript.send(ASK);
    transcript.send(ASK);
    expect(calls).toHaveLength(1);
    calls[0]?.report(DONE);
    transcript.send(ASK);
    expect(states(transcript)).toEqual(['done', 'waiting']);
  });

  it('stops at once and cancels the request', () => {
    const { transcript, calls } = start();
    transcript.send(ASK);
    calls[0]?.report({ type: 'content', text: 'Hel' });
    transcript.stop();
    calls[0]?.report({ type: 'content', text: 'lo' });
    expect(transcript.turns()[0]).toMatchObject({ state: 'stopped', answer: 'Hel' });
    expect(calls[0]?.signal.aborted).toBe(true);
  });

  it('retries in the same place, and the old request speaks no more', () => {
    const { transcript, calls } = start();
    transcript.send(ASK);
    calls[0]?.report({ type: 'content', text: 'old' });
    calls[0]?.report({ type: 'failed', failure: failure('provider_dropped') });
    transcript.retry('turn-1');
    calls[0]?.report({ type: 'content', text: 'old' });
    calls[1]?.report({ type: 'content', text: 'new' });
    expect(transcript.turns()).toMatchObject([{ id: 'turn-1', state: 'streaming', answer: 'new' }]);
  });

  it('clears everything and cancels what runs', () => {
    const { transcript, calls } = start();
    transcript.send(ASK);
    transcript.clear();
    calls[0]?.report(DONE);
    expect(transcript.turns()).toEqual([]);
    expect(calls[0]?.signal.aborted).toBe(true);
  });

  it('tells its listeners until they leave', () => {
    const { transcript, calls } = start();
    let told = 0;
    const leave = transcript.subscribe(() => (told += 1));
    transcript.send(ASK);
    leave();
    calls[0]?.report(DONE);
    expect(told).toBe(1);
  });
});
