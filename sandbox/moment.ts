/** A moment as Partner Center prints it in records: seven digits of a second. */
export function sevenDigits(date: Date): string {
  return date.toISOString().replace('Z', '0000Z');
}
