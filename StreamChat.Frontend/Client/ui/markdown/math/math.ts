import katex from 'katex';

/** MathML for a formula in TeX, which browsers draw by themselves, without styles or fonts; nothing for what is no formula. Loaded with the first one. */
export function toMarkup(formula: string, display: boolean): string | undefined {
  try {
    return katex.renderToString(formula, { output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore', trust: false, maxSize: 20, maxExpand: 500 });
  } catch {
    return undefined; // no TeX that KaTeX knows, or not yet all of it
  }
}
