import { expect, it } from 'vitest';
import { codeSlices, SLICE } from '../markdown/codeSlices';

it.each([
  ['nothing', ''],
  ['a line without an end', 'x'.repeat(40_000)],
  ['functions', 'function f() {\n  return 1;\n\n  // inside\n}\n\n'.repeat(400)],
  ['lines', '  indented\n'.repeat(2000)],
])('cuts %s into slices that make the whole and are none too long', (_name, code) => {
  const slices = codeSlices(code);
  expect(slices.join('')).toBe(code);
  expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThanOrEqual(2 * SLICE);
});

it('cuts between statements where it can', () => {
  const slices = codeSlices('function f() {\n  return 1;\n\n  // inside\n}\n\n'.repeat(400));
  expect(slices.length).toBeGreaterThan(5);
  expect(slices.every((slice) => slice.startsWith('function'))).toBe(true);
});

it('cuts between the parts of what is indented as a whole', () => {
  const slices = codeSlices(`class C:\n${'  def f(self):\n    """Says.\n    More."""\n    return 1\n\n'.repeat(100)}`);
  expect(slices.length).toBeGreaterThan(5);
  expect(slices.slice(1).every((slice) => slice.startsWith('  def'))).toBe(true);
});
