import type { Conversation } from '../api/shapes';

/** How long ago something last happened in a conversation. */
export type Group = 'pinned' | 'today' | 'yesterday' | 'week' | 'month' | 'older';

const DAY = 24 * 60 * 60 * 1000;

/** Groups a list that is in order, by the calendar days of the reader. */
export function groupByAge(items: readonly Conversation[], now: Date): readonly (readonly [Group, readonly Conversation[]])[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const groups = new Map<Group, Conversation[]>();
  for (const item of items) {
    const group = item.pinned ? 'pinned' : groupOf(midnight - (item.updatedAt ?? 0));
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups];
}

function groupOf(beforeMidnight: number): Group {
  if (beforeMidnight <= 0) {
    return 'today';
  }
  if (beforeMidnight <= DAY) {
    return 'yesterday';
  }
  return beforeMidnight <= 7 * DAY ? 'week' : beforeMidnight <= 30 * DAY ? 'month' : 'older';
}
