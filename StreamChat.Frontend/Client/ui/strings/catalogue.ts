import type { english } from './en';

/** The same keys with the same placeholders, whatever the words. */
type Words<T> = T extends string
  ? string
  : T extends boolean
    ? boolean
    : T extends (...values: infer Values) => string
      ? (...values: Values) => string
      : { readonly [Key in keyof T]: Words<T[Key]> };

/** Every word that the page says, in one language. */
export type Catalogue = Words<typeof english>;

/** The part of a catalogue that one of its files holds. */
export type Part<T> = Words<T>;
