const dayLength = 24 * 60 * 60 * 1000;

/** A moment some days later, or earlier when negative. */
export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * dayLength);
}

/** The same day some months later; the last of the month when there is no such day. */
export function monthsAfter(date: Date, months: number): Date {
  const later = new Date(date);
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== date.getUTCDate()) later.setUTCDate(0);
  return later;
}

/** A moment some minutes later, or earlier when negative. */
export function minutesAfter(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * 60_000);
}
