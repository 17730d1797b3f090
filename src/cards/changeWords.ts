import type { Renewal, Subscription } from '../domain/customer.ts';
import type { Change } from '../domain/kinds/changeSubscription.ts';
import { intoAnother, nextTerm } from '../domain/renewals.ts';
import type { Reader } from '../domain/reader.ts';
import { showNumber } from '../locales/index.ts';
import { planOf } from './subscriptionWords.ts';
import { label, labelCount, type Raw } from './text.ts';

type Present = Pick<Subscription, 'quantity' | 'termDuration' | 'billingCycle'>;

/** What a change makes of a subscription, before and after. */
export const changeWords = (reader: Reader, change: Change, present?: Present): Raw => {
  switch (change.do) {
    case 'licences':
      return label(reader, 'change.licences', {
        before: showNumber(reader, change.was),
        after: showNumber(reader, change.quantity),
      });
    case 'cancel':
      return label(reader, 'change.cancel', {
        licences: labelCount(reader, 'word.countLicences', change.was),
      });
    case 'renewal':
      return label(reader, 'change.renewal', {
        before: choiceWords(reader, change.before, present),
        after: choiceWords(reader, change.renewal, present),
      });
  }
};

/** A choice for the end of the term; of a subscription that is not at hand, only what the choice itself says. */
export const choiceWords = (reader: Reader, renewal: Renewal, present?: Present): Raw => {
  if (renewal.how !== 'change') return label(reader, `renewal.${renewal.how}`);
  if (intoAnother(renewal)) return label(reader, 'renewal.another');
  const next = present ? nextTerm(renewal, present) : undefined;
  const count = next?.quantity ?? renewal.quantity;
  const quantity =
    count === undefined ? undefined : labelCount(reader, 'word.countLicences', count);
  const plan = planOf(reader, {
    termDuration: next?.term ?? renewal.term,
    billingCycle: next?.billingCycle ?? renewal.billingCycle,
  });
  if (quantity === undefined) return label(reader, 'renewal.change.plan', { plan: plan ?? '' });
  return plan === undefined
    ? label(reader, 'renewal.change.licences', { quantity })
    : label(reader, 'renewal.change', { quantity, plan });
};
