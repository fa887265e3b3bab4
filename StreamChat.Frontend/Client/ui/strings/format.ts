let locale: string | undefined;
let numbers = new Map<number, Intl.NumberFormat>();
let dates: Intl.DateTimeFormat | undefined;
let days: Intl.DateTimeFormat | undefined;

/** From now on numbers and dates are written as people of this place write them. */
export function writeAsIn(place: string): void {
  locale = place;
  numbers = new Map();
  dates = undefined;
  days = undefined;
}

/** A number as people of this place write it. */
export function format(value: number, decimals = 0): string {
  const known = numbers.get(decimals) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
  numbers.set(decimals, known);
  return known.format(value);
}

/** A length of time in the largest units that say enough. */
export function span(seconds: number): string {
  if (seconds >= 60) {
    return `${format(Math.floor(seconds / 60))} min ${format(Math.round(seconds % 60))} s`;
  }
  return `${format(seconds, seconds < 10 ? (seconds < 1 ? 2 : 1) : 0)} s`;
}

/** A day as people of this place write it. */
export function date(at: number): string {
  days ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return days.format(at);
}

/** A moment as people of this place write it. */
export function dateAndTime(at: number): string {
  dates ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return dates.format(at);
}
