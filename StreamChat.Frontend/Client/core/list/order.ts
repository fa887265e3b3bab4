import type { Conversation } from '../api/shapes';

/** The order of the list: what is pinned, then what was changed last. */
export function newestFirst(a: Conversation, b: Conversation): number {
  return Number(b.pinned) - Number(a.pinned) || (b.updatedAt ?? 0) - (a.updatedAt ?? 0);
}

/** What is known here counts for more than what was kept. */
export function merged(kept: readonly Conversation[], known: readonly Conversation[]): readonly Conversation[] {
  return [...known, ...kept.filter(({ id }) => known.every((item) => item.id !== id))].sort(newestFirst);
}
