import type { Turn } from './turn';

/** What the details line says about a turn; what is not known is left out. */
export interface Figures {
  readonly firstTokenSeconds: number | undefined;
  readonly tokens: number | undefined;
  readonly tokensPerSecond: number | undefined;
  readonly thinkingSeconds: number | undefined;
}

/** Tokens are the provider's count: the page's own guess would be no measurement. */
export function figuresOf(turn: Turn): Figures {
  const first = turn.thoughtAt ?? turn.answeredAt;
  const tokens = turn.usage?.completionTokens;
  const streamed = seconds(first, turn.endedAt);
  return {
    firstTokenSeconds: seconds(turn.sentAt, first),
    tokens,
    tokensPerSecond: tokens !== undefined && tokens > 1 && streamed !== undefined && streamed > 0 ? (tokens - 1) / streamed : undefined,
    thinkingSeconds: seconds(turn.thoughtAt, turn.answeredAt ?? turn.endedAt),
  };
}

function seconds(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : (to - from) / 1000;
}
