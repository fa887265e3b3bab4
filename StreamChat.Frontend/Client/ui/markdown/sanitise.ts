import createDOMPurify, { type Config } from 'dompurify';

/**
 * The only way by which HTML text becomes nodes of the page. DOMPurify parses it with its Trusted Types policy, named
 * `dompurify` (the one name that a `trusted-types` directive has to allow), and hands back nodes, so that no code of
 * ours ever writes to an HTML sink.
 */
const purifier = createDOMPurify(window);

// The purifier reads rules only when they are another object than the last time.
const RULES = {
  ALLOWED_TAGS: [
    'a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'kbd',
    'li', 'mark', 'ol', 'p', 'pre', 's', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th',
    'thead', 'tr', 'u', 'ul',
  ],
  ALLOWED_ATTR: ['align', 'class', 'href', 'start', 'title'],
  ADD_URI_SAFE_ATTR: ['align', 'start'], // no addresses, so the rule for addresses is not theirs
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Absolute addresses only: a relative one would be ours, and no model knows our addresses.
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** What KaTeX writes. Nothing of it has an address, a style or an event. */
const MATH_RULES = {
  ALLOWED_TAGS: [
    'annotation', 'math', 'menclose', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mroot', 'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup',
    'mtable', 'mtd', 'mtext', 'mtr', 'munder', 'munderover', 'semantics', 'span',
  ],
  ALLOWED_ATTR: [
    'accent', 'accentunder', 'columnalign', 'columnlines', 'columnspacing', 'depth', 'display', 'displaystyle', 'fence', 'height', 'linethickness', 'lspace', 'mathcolor', 'mathvariant', 'maxsize',
    'minsize', 'movablelimits', 'notation', 'rowalign', 'rowlines', 'rowspacing', 'rspace', 'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset', 'width',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

// Classes that the renderers of this folder write; any other would let an answer dress up as a part of the page.
const OUR_CLASS = /^(?:image|math|math-block|hljs(?:-[\w-]+)?|language-[^\s]+|(?:[a-z]+|class|function|inherited)_{1,2})$/;

purifier.addHook('uponSanitizeAttribute', (_node, data) => {
  if (data.attrName === 'class') {
    data.attrValue = data.attrValue.split(/\s+/).filter((name) => OUR_CLASS.test(name)).join(' ');
    data.keepAttr = data.attrValue !== '';
  }
});

/** Safe nodes from any HTML text. */
export function sanitise(html: string): DocumentFragment {
  return purifier.sanitize(html, RULES);
}

/** Safe nodes from the MathML of a formula. */
export function sanitiseMath(markup: string): DocumentFragment {
  return purifier.sanitize(markup, MATH_RULES);
}
