const pattern =
  /^([+\-−])?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})\s*(?:licen[cs]es?|users?|seats?|个?许可证|个|份)?$/iu;

/** A number of licences as people type it, beside the present one: `30`, `+5`, `-3 licences`, `30 个`; undefined: it is none. */
export const licenceNumber = (typed: string, present: number): number | undefined => {
  const [, sign, digits = ''] = pattern.exec(typed.normalize('NFKC').trim()) ?? [];
  const number = Number(digits.replaceAll(',', ''));
  if (digits === '') return undefined;
  if (sign === undefined) return number;
  return sign === '+' ? present + number : present - number;
};
