/**
 * The end of a text that grows, by itself. Strings that are put together stay in their parts until somebody reads a character, and are copied as a whole
 * then: of a long answer that would be the whole answer in every frame. Whoever wants what came lately reads this instead.
 */
export interface Growth {
  /** The same for all states of one text, of which each begins with the one before. */
  readonly of: symbol;
  /** Where in the whole text the end begins. */
  readonly from: number;
  readonly end: string;
}

/** A frame is never so late that more than this has come since. */
const KEPT = 8192;

/** The end of a text of this length once more has come. */
export function grow(growth: Growth | undefined, length: number, more: string): Growth {
  if (growth === undefined) {
    return { of: Symbol('text'), from: length, end: more };
  }
  const end = growth.end + more;
  return end.length < 2 * KEPT ? { ...growth, end } : { of: growth.of, from: growth.from + end.length - KEPT, end: end.slice(-KEPT) };
}

/** A text as it stands now. */
export class GrowingText {
  readonly #whole: string;
  readonly #growth: Growth | undefined;

  constructor(whole: string, growth?: Growth) {
    this.#whole = whole;
    this.#growth = growth;
  }

  get length(): number {
    return this.#whole.length;
  }

  /** Whether it is another one, with or without something after it. */
  continues(other: GrowingText): boolean {
    return this.#growth !== undefined && this.#growth.of === other.#growth?.of
      ? this.length >= other.length
      : this.#whole.startsWith(other.#whole);
  }

  slice(start: number, end: number): string {
    const growth = this.#growth;
    return growth !== undefined && start >= growth.from ? growth.end.slice(start - growth.from, end - growth.from) : this.#whole.slice(start, end);
  }
}
