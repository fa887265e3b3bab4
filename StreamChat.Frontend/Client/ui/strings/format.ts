/** A number as people of this place write it. */
export function format(value: number, decimals = 0): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: decimals }).format(value);
}

/** A length of time in the largest units that say enough. */
export function span(seconds: number): string {
  if (seconds >= 60) {
    return `${format(Math.floor(seconds / 60))} min ${format(Math.round(seconds % 60))} s`;
  }
  return `${format(seconds, seconds < 10 ? (seconds < 1 ? 2 : 1) : 0)} s`;
}

/** A moment as people of this place write it. */
export function dateAndTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
