import type { Partnership, Verified } from '../domain/partnership.ts';
import type { Reader } from '../domain/reader.ts';
import { showCountry, showDay, showMoment, showNumber, type Key } from '../locales/index.ts';
import { tellFailure, tellCode } from './codes.ts';
import { isKey } from '../locales/index.ts';
import { escaped, joined, labelCount, ours, tell, tellCount, type Safe } from './text.ts';

/** A fact of a card: its name and its value. */
export type Fact = readonly [Safe, Safe];

/** A fact by the field's name. */
export const fact = (reader: Reader, field: string, value: Safe): Fact => [
  tell(reader, `field.${field}` as Key),
  value,
];

const verified = (reader: Reader, found: Verified | undefined, yes: Key, no: Key): Safe => {
  if (!found) return tell(reader, 'word.notChecked');
  const at = showDay(reader, found.asOf);
  if (found.ok) return tell(reader, yes, { at });
  const why = found.code ? whyNot(reader, found.code) : tell(reader, 'word.no');
  return joined([tell(reader, no, { at }), why], ' ');
};

const whyNot = (reader: Reader, code: string): Safe =>
  isKey(`pc.${code}`)
    ? tellFailure(reader, code)
    : tellCode(reader, 'check', code, {}, 'pc.unknown');

/** Who a reseller is. */
export const identity = (reader: Reader, partnership: Partnership): Fact[] => [
  fact(reader, 'partnerId', ours(partnership.partnerId)),
  fact(reader, 'country', ours(showCountry(reader, partnership.country))),
];

/** How a partnership stands, from kept data with as of when. */
export const standing = (reader: Reader, partnership: Partnership): Fact[] => [
  fact(
    reader,
    'manager',
    partnership.manager ? escaped(partnership.manager.name) : tell(reader, 'word.nobody'),
  ),
  fact(reader, 'since', sinceWhen(reader, partnership)),
  fact(reader, 'agreement', verified(reader, partnership.agreement, 'word.yesAsOf', 'word.noAsOf')),
  fact(
    reader,
    'validation',
    verified(reader, partnership.validation, 'word.validAsOf', 'word.invalidAsOf'),
  ),
  ...figures(reader, partnership.counts),
];

const sinceWhen = (reader: Reader, partnership: Partnership): Safe => {
  const day = showDay(reader, partnership.since);
  return partnership.baseline ? tell(reader, 'word.sinceBaseline', { day }) : ours(day);
};

/** Customers and subscriptions, and how much of it was read when. */
export const figures = (reader: Reader, counts: Partnership['counts']): Fact[] => {
  if (!counts) return [fact(reader, 'customers', tell(reader, 'word.notChecked'))];
  const whole = counts.customersRead >= counts.customers;
  const partly = (value: number): Safe =>
    whole
      ? ours(showNumber(reader, value))
      : tell(reader, 'word.readOf', {
          value: showNumber(reader, value),
          read: showNumber(reader, counts.customersRead),
          count: showNumber(reader, counts.customers),
        });
  return [
    fact(reader, 'customers', ours(showNumber(reader, counts.customers))),
    fact(reader, 'subscriptions', partly(counts.subscriptions)),
    fact(reader, 'licences', partly(counts.licences)),
    fact(reader, 'asOf', ours(showMoment(reader, counts.asOf))),
  ];
};

/** What renews soon, each figure with those before it; nothing when it was not counted yet. */
export const renewing = (reader: Reader, counts: Partnership['counts']): Fact[] => {
  const found = counts?.renewing;
  if (!found) return [];
  const within = [
    [30, found.in30],
    [60, found.in60],
    [90, found.in90],
  ] as const;
  return within.map(([days, { subscriptions, licences }]): Fact => [
    tell(reader, 'card.reseller.within', { days }),
    subscriptions === 0
      ? tell(reader, 'card.reseller.renewing.none')
      : tellCount(reader, 'card.reseller.renewing.figures', subscriptions, {
          licences: labelCount(reader, 'word.countLicences', licences),
        }),
  ]);
};
