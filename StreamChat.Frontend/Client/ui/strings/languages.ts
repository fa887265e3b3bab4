/** The languages that the page speaks, by their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** The language that was chosen, if one was and the page still speaks it. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, primary) ? (primary as Language) : undefined;
}

/** The first language of a person's list that the page speaks; English where it speaks none. */
export function preferredLanguage(tags: readonly string[]): Language {
  return tags.map(languageOf).find((language) => language !== undefined) ?? 'en';
}

/** How numbers and dates are written: as in the person's own country, where it speaks that language. */
export function localeFor(language: Language, tags: readonly string[]): string {
  return tags.find((tag) => languageOf(tag) === language) ?? language;
}
