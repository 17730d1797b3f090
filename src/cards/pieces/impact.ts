import type { Reader } from '../../domain/reader.ts';
import type { Impact } from '../../domain/resellerViews.ts';
import { say, showMoment, showNumber } from '../../locales/index.ts';
import { render, type Element } from '../render.ts';
import { asRaw, joined, label, nameList, tell, tellCount, type Raw, type Safe } from '../text.ts';
import { bullets } from './pieces.ts';
import template from './impact.json' with { type: 'json' };

const firstNames = 5;

const mostNames = 200;

/** What stays when a partnership is removed, with as of when; all known names on request. */
export const staysBox = (reader: Reader, impact: Impact): Element[] => {
  const { customers, firstCustomers } = impact;
  return render(template, {
    title: tell(reader, 'card.request.stays'),
    stays: bullets(staysLines(reader, impact)),
    asOf: impact.counts ? [{ text: asOfLine(reader, impact.counts) }] : [],
    names:
      firstCustomers.length > firstNames
        ? [
            {
              id: asRaw('allCustomers'),
              toggle: toggleLabel(reader, firstCustomers.length, customers),
              text: nameList(reader, firstCustomers, mostNames, customers),
            },
          ]
        : [],
  });
};

const staysLines = (reader: Reader, impact: Impact): Safe[] => {
  const { customers, firstCustomers, counts, openRequests } = impact;
  const names = nameList(reader, firstCustomers, firstNames, customers);
  return [
    customersLine(reader, customers, names),
    ...(counts && counts.subscriptions > 0
      ? [
          tellCount(reader, 'card.request.subscriptions', counts.subscriptions),
          tell(reader, 'card.request.reassignFirst'),
        ]
      : []),
    tell(reader, 'legal.privilegesStay'),
    ...(openRequests.length > 0
      ? [tellCount(reader, 'card.request.openRequests', openRequests.length)]
      : []),
  ];
};

const customersLine = (reader: Reader, customers: number, names: Safe): Safe => {
  if (customers === 0) return tell(reader, 'form.impact.none');
  if (names === '') return tellCount(reader, 'legal.customersStay', customers);
  const stay = tellCount(reader, 'card.request.customersStay', customers);
  return joined([stay, names], say(reader.language, 'word.colon'));
};

const asOfLine = (reader: Reader, counts: NonNullable<Impact['counts']>): Safe => {
  const at = tell(reader, 'word.asOf', { at: showMoment(reader, counts.asOf) });
  if (counts.customersRead >= counts.customers) return at;
  const reading = tell(reader, 'word.customersRead', {
    read: showNumber(reader, counts.customersRead),
    count: showNumber(reader, counts.customers),
  });
  return joined([at, reading], ' · ');
};

const toggleLabel = (reader: Reader, known: number, customers: number): Raw =>
  known < customers
    ? label(reader, 'form.confirmRemoval.someNames', {
        shown: showNumber(reader, known),
        count: showNumber(reader, customers),
      })
    : label(reader, 'form.confirmRemoval.names', { count: showNumber(reader, customers) });
