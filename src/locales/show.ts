import type { Language } from './words.ts';

/** For whom a date is written: which language, and in which IANA zone the clock is read. */
export interface Place {
  language: Language;
  zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (name: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat => {
  const known = formats.get(name);
  if (known) return known;
  const made = make();
  formats.set(name, made);
  return made;
};

// Engines differ in the kind of blank before "PM"; cards and tests want one.
const plainBlanks = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** A moment (ISO 8601, UTC) in the reader's language and zone: `Nov 22, 2026, 3:04 PM`. */
export const showMoment = (place: Place, moment: string): string =>
  plainBlanks(
    format(
      `moment ${place.language} ${place.zone}`,
      () =>
        new Intl.DateTimeFormat(place.language, {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone: place.zone,
        }),
    ).format(new Date(moment)),
  );

/** The day of a moment, or a calendar day (`2026-11-22`, which has no zone). */
export const showDay = (place: Place, day: string): string => {
  const zone = day.length === 10 ? 'UTC' : place.zone;
  return plainBlanks(
    format(
      `day ${place.language} ${zone}`,
      () => new Intl.DateTimeFormat(place.language, { dateStyle: 'medium', timeZone: zone }),
    ).format(new Date(day)),
  );
};

/** The time of day of a moment in the reader's zone, and what that zone is called. */
export const showTime = (place: Place, moment: string): { time: string; zone: string } => {
  const parts = format(
    `time ${place.language} ${place.zone}`,
    () =>
      new Intl.DateTimeFormat(place.language, {
        hour: 'numeric',
        minute: '2-digit',
        timeZone: place.zone,
        timeZoneName: 'short',
      }),
  ).formatToParts(new Date(moment));
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? place.zone;
  const time = parts.filter(({ type }) => type !== 'timeZoneName').map(({ value }) => value);
  return { time: plainBlanks(time.join('')).trim(), zone };
};

/** An amount of money, as the language writes it; a currency that nobody knows stands beside the number. */
export const showMoney = (
  place: { language: Language },
  amount: number,
  currency: string,
): string => {
  try {
    return plainBlanks(
      new Intl.NumberFormat(place.language, { style: 'currency', currency }).format(amount),
    );
  } catch {
    return `${amount} ${currency}`;
  }
};

const cultures = {
  'en-US': new Intl.DisplayNames('en-US', { type: 'language', languageDisplay: 'standard' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'language', languageDisplay: 'standard' }),
};

/** A culture in words: `English (United States)`; what is none stays as it is. */
export const showCulture = (place: { language: Language }, culture: string): string => {
  try {
    return cultures[place.language].of(culture) ?? culture;
  } catch {
    return culture;
  }
};

const regions = {
  'en-US': new Intl.DisplayNames('en-US', { type: 'region' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region' }),
};

/** A country by name; codes that nobody knows stay as they are. */
export const showCountry = (place: { language: Language }, country: string): string => {
  try {
    return regions[place.language].of(country) ?? country;
  } catch {
    return country;
  }
};
