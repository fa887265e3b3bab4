import type { TokenizerAndRendererExtension, Tokens } from 'marked';

/**
 * The marks around formulas that models write: `$$ … $$` and `\[ … \]` for one of its own, `\( … \)` and `$ … $` within a line. A dollar is money unless
 * it stands right before and right after the formula, and no digit follows.
 */
const BLOCK = /^(?:\$\$([^]+?)\$\$|\\\[([^]+?)\\\])[ \t]*(?:\n|$)/;
const INLINE = /^(?:\$\$([^$\n]+?)\$\$|\\\(([^\n]+?)\\\)|\$(?![\s$])((?:\\[^\n]|[^\\$\n])+?)(?<!\s)\$(?!\d))/;

/** The class of an element whose text is a formula; renderMath.ts draws it. */
export const MATH = 'math';

export function mathMarks(escape: (text: string) => string): TokenizerAndRendererExtension[] {
  const draw = (token: Tokens.Generic): string => `<span class="${token['display'] === true ? `${MATH} math-block` : MATH}">${escape(String(token['text']))}</span>`;
  const read = (type: string, source: string, mark: RegExp, display: boolean): Tokens.Generic | undefined => {
    const match = mark.exec(source);
    const text = match?.[1] ?? match?.[2] ?? match?.[3];
    return match === null || text === undefined || text.trim() === '' ? undefined : { type, raw: match[0], text: text.trim(), display: display || match[1] !== undefined };
  };
  return [
    { name: 'mathBlock', level: 'block', start: (source) => first(source, '$$', '\\['), tokenizer: (source) => read('mathBlock', source, BLOCK, true), renderer: draw },
    { name: 'math', level: 'inline', start: (source) => first(source, '$', '\\('), tokenizer: (source) => read('math', source, INLINE, false), renderer: draw },
  ];
}

/** Where one of two marks first stands; asked for very often, and `indexOf` is many times faster than an expression. */
function first(source: string, one: string, other: string): number | undefined {
  const [a, b] = [source.indexOf(one), source.indexOf(other)];
  return a < 0 ? (b < 0 ? undefined : b) : b < 0 ? a : Math.min(a, b);
}
