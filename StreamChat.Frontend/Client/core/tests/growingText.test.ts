import { describe, expect, it } from 'vitest';
import { GrowingText, grow, type Growth } from '../messages/growingText';

/** The states of a text that comes in pieces. */
function states(pieces: readonly string[]): GrowingText[] {
  let whole = '';
  let growth: Growth | undefined;
  return pieces.map((piece) => {
    growth = grow(growth, whole.length, piece);
    whole += piece;
    return new GrowingText(whole, growth);
  });
}

const PIECES = Array.from({ length: 3000 }, (_, index) => `${index.toString(36)}-`.repeat(1 + (index % 7)));

describe('a growing text', () => {
  it('says what came since any earlier moment, as the whole does', () => {
    const texts = states(PIECES);
    const whole = PIECES.join('');
    const last = texts.at(-1);
    expect(last?.length).toBe(whole.length);
    for (const earlier of [0, 1, 500, 1500, 2990, 2999]) {
      const start = texts[earlier]?.length ?? 0;
      expect(last?.slice(start, whole.length)).toBe(whole.slice(start));
      expect(last?.slice(start, start + 10)).toBe(whole.slice(start, start + 10));
    }
    texts.slice(1).forEach((text, index) => expect(text.slice(texts[index]?.length ?? 0, text.length)).toBe(PIECES[index + 1]));
  });

  it('keeps only its end by itself', () => {
    let growth: Growth | undefined;
    let length = 0;
    for (const piece of PIECES) {
      growth = grow(growth, length, piece);
      length += piece.length;
    }
    expect(length).toBeGreaterThan(40_000);
    expect(growth?.end.length).toBeLessThan(20_000);
  });

  it('continues its earlier states, and another text only when it begins with it', () => {
    const [one, two] = states(['a', 'b']) as [GrowingText, GrowingText];
    const [other] = states(['x']) as [GrowingText];
    expect(two.continues(one)).toBe(true);
    expect(one.continues(two)).toBe(false);
    expect(two.continues(other)).toBe(false);
    expect(new GrowingText('abc').continues(two)).toBe(true);
    expect(two.continues(new GrowingText('x'))).toBe(false);
  });
});
