/** A table as Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A number with so many digits behind the point; a dash for one that this system does not tell. */
export const figure = (value: number | undefined, digits = 0): string =>
  value === undefined ? '–' : value.toLocaleString('en-US', places(digits));

const places = (digits: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

/** A share in percent. */
export const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${Math.round(share * 100)} %`;

/** Whether a goal was met, in a word. */
export const met = (isMet: boolean): string => (isMet ? 'met' : 'missed');
