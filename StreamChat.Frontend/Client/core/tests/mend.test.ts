import { describe, expect, it } from 'vitest';
import { mend } from '../markdown/mend';

describe('mending the end of a growing block', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a **bold', 'a **bold**'],
    ['a **bold ', 'a **bold**'],
    ['a **', 'a '],
    ['a **bold*', 'a **bold**'],
    ['a **bold** word', 'a **bold** word'],
    ['some `cod', 'some `cod`'],
    ['some `', 'some '],
    ['`a ** b` and', '`a ** b` and'],
    ['see [the docs', 'see the docs'],
    ['see [the docs](https://exa', 'see the docs'],
    ['see [the docs](https://example.com)', 'see [the docs](https://example.com)'],
    ['![a pic](https://exa', 'a pic'],
    ['- one\n- **two', '- one\n- **two**'],
    ['| Step', ''],
    ['| a | b |\n|--', ''],
    ['| a | b |\n|---|---|\n| **1', '| a | b |\n|---|---|\n| **1**'],
    ['These:\n-', 'These:'],
    ['## ', ''],
    ['###### A', '###### A'],
    ['> #', '> '],
    ['- one\n- ##', '- one\n- '],
    ['in C #', 'in C #'],
    ['gone ~~wrong', 'gone ~~wrong~~'],
  ])('%j becomes %j', (block, mended) => {
    expect(mend(block)).toBe(mended);
  });
});
