import { describe, expect, it } from 'vitest';
import { german } from '../de';
import { english } from '../en';
import { writeAsIn } from '../format';
import { localeFor, preferredLanguage } from '../languages';

/** Every text of a catalogue by its place; of one with placeholders, what it says of telling values. */
function texts(part: object, place = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(part) as [string, unknown][]) {
    const here = `${place}${key}`;
    if (typeof value === 'object' && value !== null) {
      texts(value, `${here}.`).forEach((text, at) => all.set(at, text));
    } else {
      all.set(here, typeof value === 'function' ? said(value as (...values: unknown[]) => string) : String(value));
    }
  }
  return all;
}

/** Placeholders are numbers or names: a text is asked with both, and what it makes of each is what is compared. */
function said(text: (...values: unknown[]) => string): string {
  return [[7321, 9876], ['‹one›', '‹two›']].map((values) => {
    try {
      return text(...values.slice(0, text.length));
    } catch (error) {
      return error instanceof RangeError || error instanceof TypeError ? '' : String(error);
    }
  }).join('|');
}

/** What a text took from its values, in whatever order: the digits and the names. */
const placeholders = (text: string): string[] => (text.match(/‹\w+›|\d+/g) ?? []).sort();

describe('the catalogues', () => {
  writeAsIn('en-u-nu-latn');
  const [first, second] = [texts(english), texts(german)];

  it('have the same keys', () => {
    expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
  });

  it('have the same placeholders in every text', () => {
    const differing = [...first].filter(([key, text]) => JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(second.get(key) ?? '')));
    expect(differing).toEqual([]);
  });

  it('have a word wherever the other one has', () => {
    expect([...first].filter(([key, text]) => (text === '') !== (second.get(key) === '')).map(([key]) => key)).toEqual([]);
  });
});

describe('the language of the page', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'en-GB', 'de'], 'en'],
    [['DE'], 'de'],
    [['ja', 'fr'], 'en'],
    [[], 'en'],
    [['deu-x', 'constructor'], 'en'],
  ])('for %j is %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });

  it('writes numbers as the country does whose language it is', () => {
    expect(localeFor('de', ['en-GB', 'de-CH'])).toBe('de-CH');
    expect(localeFor('de', ['en-GB'])).toBe('de');
  });
});
