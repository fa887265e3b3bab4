import { Marked, Parser, type Token, type Tokens } from 'marked';
import { isEmptyHeading } from '../../core/markdown/markdownBlocks';
import { mathMarks } from './math/mathMarks';

/** Tags that models use inside Markdown tables and formulas, and that cannot do anything but format. */
const HARMLESS_TAG = /^<\/?(?:br|sub|sup|kbd|mark|small|u|s|del|ins|b|i|em|strong)\s*\/?>$/i;

/**
 * Markdown to HTML text. Nothing here is trusted to be safe: sanitise.ts decides what reaches the page. What it does do
 * is keep the author's meaning: raw HTML is shown as the text that it is, and an image becomes a link that names it.
 */
const marked = new Marked({
  gfm: true,
  breaks: false,
  extensions: mathMarks(escapeHtml),
  renderer: {
    html({ text }: Tokens.HTML | Tokens.Tag): string {
      return HARMLESS_TAG.test(text.trim()) ? text : escapeHtml(text);
    },
    // After a tag such as <script> or <kbd> marked takes text for what is within it, and would leave it as it is.
    text(token: Tokens.Text | Tokens.Escape): string | false {
      return 'escaped' in token && token.escaped ? escapeHtml(token.text) : false;
    },
    // Within a list or a quote; the splitter leaves out the others.
    heading(heading: Tokens.Heading): string | false {
      return isEmptyHeading(heading) ? '' : false;
    },
    image({ href, text }: Tokens.Image): string {
      return `<a class="image" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
    },
    checkbox({ checked }: Tokens.Checkbox): string {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

/** The options that the block splitter reads text with. */
export const markdownOptions = marked.defaults;

/** The HTML of one block; for sanitise.ts alone. */
export function blockHtml(token: Token): string {
  return marked.parser([token]);
}

/** The HTML of one piece of a line; for sanitise.ts alone too. */
export function inlineHtml(token: Token): string {
  return Parser.parseInline([token], marked.defaults);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
