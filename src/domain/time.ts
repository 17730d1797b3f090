import type { Moment } from './values.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment after another. */
export const later = (
  moment: Moment,
  by: { days?: number; hours?: number; minutes?: number; seconds?: number },
): Moment =>
  new Date(
    Date.parse(moment) +
      (by.days ?? 0) * day +
      (by.hours ?? 0) * hour +
      (by.minutes ?? 0) * minute +
      (by.seconds ?? 0) * 1000,
  ).toISOString();

/** Whole hours from one moment to another. */
export const hoursBetween = (from: Moment, to: Moment): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / hour);

/** When people work: hours of the day and days of the week (1 is Monday) in one time zone. */
export interface WorkingTime {
  zone: string;
  /** Minutes of the day. */
  from: number;
  to: number;
  days: readonly number[];
}

/** Reads `09:00-17:00` and `1,2,3,4,5`. */
export const workingTime = (hours: string, days: string, zone: string): WorkingTime => {
  const minutes = (text: string): number =>
    Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const [from = '09:00', to = '17:00'] = hours.split('-');
  return { zone, from: minutes(from), to: minutes(to), days: days.split(',').map(Number) };
};

// Making a format takes a hundred times as long as using it.
const oncePerZone = (make: (zone: string) => Intl.DateTimeFormat) => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (zone: string): Intl.DateTimeFormat => {
    const format = formats.get(zone) ?? make(zone);
    formats.set(zone, format);
    return format;
  };
};

const dayFormat = oncePerZone((timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone }));

/** The calendar day of a moment in a zone, as `2026-11-22`. */
export const dayIn = (moment: Moment, zone: string): string =>
  dayFormat(zone).format(new Date(moment));

/** How many midnights of a zone lie between two moments. */
export const daysBetween = (from: Moment, to: Moment, zone: string): number =>
  (Date.parse(dayIn(to, zone)) - Date.parse(dayIn(from, zone))) / day;

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const hourFormat = oncePerZone(
  (timeZone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const local = (moment: number, zone: string): { weekday: number; minutes: number } => {
  const named = Object.fromEntries(
    hourFormat(zone)
      .formatToParts(new Date(moment))
      .map((part) => [part.type, part.value]),
  );
  return {
    weekday: weekdays.indexOf(named.weekday ?? '') + 1,
    minutes: Number(named.hour) * 60 + Number(named.minute),
  };
};

/** Is somebody at work? */
export const isWorking = (moment: Moment, when: WorkingTime): boolean => {
  const { weekday, minutes } = local(Date.parse(moment), when.zone);
  return when.days.includes(weekday) && minutes >= when.from && minutes < when.to;
};

/**
 * The moment at which so many working days will have passed. A working day is `to - from` long. Daylight saving is the zone's own:
 * the walk goes by quarter hours of real time.
 */
export const afterWork = (moment: Moment, workingDays: number, when: WorkingTime): Moment =>
  afterMinutes(moment, Math.round(workingDays * (when.to - when.from)), when);

/** The moment at which so many working hours will have passed. */
export const afterHours = (moment: Moment, workingHours: number, when: WorkingTime): Moment =>
  afterMinutes(moment, Math.round(workingHours * 60), when);

const afterMinutes = (moment: Moment, minutes: number, when: WorkingTime): Moment => {
  let left = minutes;
  let at = Math.ceil(Date.parse(moment) / (15 * minute)) * 15 * minute;
  for (let guard = 0; left > 0 && guard < 40_000; guard += 1) {
    if (isWorking(new Date(at).toISOString(), when)) left -= 15;
    at += 15 * minute;
  }
  return new Date(at).toISOString();
};

/** The next start of work after a moment. */
export const nextMorning = (moment: Moment, when: WorkingTime): Moment => {
  let at = Math.floor(Date.parse(moment) / (15 * minute)) * 15 * minute + 15 * minute;
  for (let guard = 0; guard < 4_000; guard += 1, at += 15 * minute) {
    const { weekday, minutes } = local(at, when.zone);
    if (when.days.includes(weekday) && minutes >= when.from && minutes < when.from + 15) break;
  }
  return new Date(at).toISOString();
};
