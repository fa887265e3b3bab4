import { expect, test } from '../page.ts';
import { openPrefixes, type Prefixes } from '../prefixes/open.ts';

const TEXTS = [
  'Plain, **bold *and* more**, `code`, ~~gone~~, [a link](https://example.com/a_b) and an end.',
  'Tom & Jerry &amp; `a && b` &copy; **R&D** 1 < 2 > 0 "quoted" it\'s',
  'Line one  \nline two\\\nline three https://example.com. Math $a^2$ and $5.',
  'H<sub>2</sub>O and <kbd>Ctrl</kbd>, then <b>bold **and** more</b> and a <script>tag</script>.',
  '*a <b>x* y',
  '# A **heading** with `code`\n\n### Another & one <b>more</b>\n\nTwo\nlines\n---\n',
  '[a](http://x.example/?q=1#f) [b](https://x.example/%20&c) [**c**](mailto:a@b.example "t") [d](/e) [f](javascript:g) <https://h.example> https://i.example/j_k. [l](https://[) [m](https://x.example/ä^|)',
  '- **a <b>x** y\n- [<b>x](https://example.com) y\n- *a <b>x* y',
  '[see <https://x.example> c](https://y.example) and **[a](https://z.example)**',
  '- one\n- two **bold** `code`\n- \n- four [x](https://example.com)\n',
  '3) three\n4) four _emphasis_\n\nA paragraph after it.\n\n1. again\n2. again & again',
  '- [ ] to do\n- [x] done\n- plain',
  '- one\n  - deeper\n    1. still\n  - back\n- two\n\n  with a paragraph\n\n- three\n  ```js\n  let x;\n  ```\n',
  '* a <b>tag</b>\n* b\n+ another list\n+ d',
  '| a | b | c |\n|:--|--:|:-:|\n| 1 | **two** | `three \\| four` |\n| <b>x</b> | y & z | [l](https://example.com) |\n| short |\n',
  '> a quote\n> - with a list\n\nHeading\n=======\n\n[r]: https://example.com/r\n\nSee [r] and [r][r].',
] as const;

test('however a text grows, it ends as if it had been drawn as a whole', async ({ page }) => {
  const bundle = await openPrefixes(page);

  const differing = await page.evaluate(
    async ([script, texts]) => {
      const { createMarkdownWidget, drawWhole } = (await import(script)) as Prefixes;
      const lines = (root: ParentNode): string[] =>
        [...root.querySelectorAll('p, li, th, td, h1, h2, h3, ol, ul, blockquote')].map((element) => {
          element.normalize();
          // Code has a frame on the page, and of what holds others only itself counts.
          return element.matches('p, li, th, td, h1, h2, h3') ? element.outerHTML.replace(/<(figure|pre).*<\/\1>/s, 'code') : (element.cloneNode() as Element).outerHTML;
        });
      const root = document.body.appendChild(document.createElement('div'));
      const found: unknown[] = [];
      for (const text of texts) {
        for (const size of [1, 2, 3, 5, 8, 13, text.length]) {
          const widget = createMarkdownWidget(root);
          for (let end = size; end < text.length; end += size) {
            widget.update(text.slice(0, end), false);
          }
          widget.update(text, true);
          const [grown, whole] = [lines(root), lines(drawWhole(text))];
          if (grown.length === 0 || grown.join('\n') !== whole.join('\n')) {
            found.push({ size, grown, whole });
          }
          widget.dispose();
        }
      }
      return found;
    },
    [bundle, TEXTS] as const,
  );

  expect(differing).toEqual([]);
});

test('what stands there stays while a line, a list or a table grows, whatever comes', async ({ page }) => {
  const bundle = await openPrefixes(page);

  const replaced = await page.evaluate(
    async ([script, texts]) => {
      const { createMarkdownWidget } = (await import(script)) as Prefixes;
      const root = document.body.appendChild(document.createElement('div'));
      const gone: string[] = [];
      for (const [text, more] of texts) {
        const widget = createMarkdownWidget(root);
        widget.update(text, false);
        const first = root.querySelector('li, td, p')!.firstChild!;
        for (let end = 1; end <= more.length; end += 1) {
          widget.update(text + more.slice(0, end), false);
          if (!first.isConnected) {
            gone.push(text + more.slice(0, end));
            break;
          }
        }
        widget.dispose();
      }
      return gone;
    },
    [bundle, [
      ['A first word, *more*', ' and <b>bold</b> and [x](https://example.com).'],
      ['- one\n- two', '\n- three <b>x</b>\n'],
      ['- one\n- two', ' more\n  - nested\n  - another\n'],
      ['| a | b |\n|---|---|\n| one | two |\n', '| three | **four** <b>x</b> |\n| five | six |\n'],
    ]] as const,
  );

  expect(replaced).toEqual([]);
});
