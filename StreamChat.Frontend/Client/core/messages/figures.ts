import type { Message } from './message';

/** What the details line says about an answer; what is not known is left out. */
export interface Figures {
  readonly firstTokenSeconds: number | undefined;
  readonly tokens: number | undefined;
  readonly tokensPerSecond: number | undefined;
  readonly thinkingSeconds: number | undefined;
}

/** Tokens are the provider's count: the page's own guess would be no measurement. */
export function figuresOf(answer: Message): Figures {
  const tokens = answer.usage?.completionTokens;
  const streamed = seconds(answer.firstAt, answer.endedAt);
  return {
    firstTokenSeconds: seconds(answer.createdAt, answer.firstAt),
    tokens,
    tokensPerSecond: tokens !== undefined && tokens > 1 && streamed !== undefined && streamed > 0 ? (tokens - 1) / streamed : undefined,
    thinkingSeconds: answer.thinking === '' ? undefined : seconds(answer.firstAt, answer.answeredAt),
  };
}

function seconds(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : (to - from) / 1000;
}
