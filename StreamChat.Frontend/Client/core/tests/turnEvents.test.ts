import { describe, expect, it } from 'vitest';
import { failure } from '../failure';
import { figuresOf } from '../figures';
import { newTurn, thoughtText, type Turn } from '../turn';
import { applyEvent, type TurnEvent } from '../turnEvents';

const ASK = { prompt: 'hello', thinking: false, model: undefined };
const DONE: TurnEvent = { type: 'done', usage: { promptTokens: 2, completionTokens: 11 }, finishReason: 'stop', model: undefined };

function play(...events: readonly (readonly [number, TurnEvent])[]): Turn {
  return events.reduce((turn, [at, event]) => applyEvent(turn, event, at), newTurn('1', ASK, 0));
}

describe('a turn', () => {
  it('gathers content in order and ends with done', () => {
    const turn = play(
      [100, { type: 'connected', requestId: 'r1' }],
      [200, { type: 'content', text: 'Hel' }],
      [300, { type: 'content', text: 'lo' }],
      [1200, DONE],
    );
    expect(turn).toMatchObject({ state: 'done', answer: 'Hello', requestId: 'r1', finishReason: 'stop', endedAt: 1200 });
    expect(figuresOf(turn)).toEqual({ firstTokenSeconds: 0.2, tokens: 11, tokensPerSecond: 10, thinkingSeconds: undefined });
  });

  it('keeps the partial answer when it fails', () => {
    const failed = failure('provider_dropped', 'gone', { requestId: 'r2' });
    const turn = play([1, { type: 'content', text: 'Hel' }], [2, { type: 'failed', failure: failed }]);
    expect(turn).toMatchObject({ state: 'failed', answer: 'Hel', failure: failed, requestId: 'r2' });
  });

  it.each(['stopped', 'done', 'failed'] as const)('changes no more after %s', (type) => {
    const end: Record<typeof type, TurnEvent> = { stopped: { type: 'stopped' }, done: DONE, failed: { type: 'failed', failure: failure('draining') } };
    const ended = play([1, { type: 'content', text: 'a' }], [2, end[type]]);
    expect(applyEvent(ended, { type: 'content', text: 'b' }, 3)).toBe(ended);
    expect(applyEvent(ended, { type: 'stopped' }, 3)).toBe(ended);
  });

  it('times the thinking from its first word to the first word of the answer', () => {
    const turn = play([500, { type: 'thinking', text: '[thinking' }], [2500, { type: 'content', text: 'x' }], [2600, DONE]);
    expect(figuresOf(turn).thinkingSeconds).toBe(2);
  });
});

describe('the text of the thinking', () => {
  it.each([
    [['[thin'], ''],
    [['[thinking'], ''],
    [['[thinking\n', 'First', ' this'], 'First this'],
    [['[thinking ', 'a list [1, 2]', '\n', ']\n\n'], 'a list [1, 2]'],
    [['no frame'], 'no frame'],
  ] as const)('%j is shown as %j', (parts, shown) => {
    expect(thoughtText(play(...parts.map((text, at) => [at, { type: 'thinking', text }] as const)))).toBe(shown);
  });
});
