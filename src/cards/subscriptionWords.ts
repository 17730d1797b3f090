import type { Subscription, SupportContact } from '../domain/customer.ts';
import { BillingCycle, Term } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import { renewalOf } from '../domain/renewals.ts';
import { inWindow, isOver, stillReturnable } from '../domain/subscriptionState.ts';
import type { SubscriptionView } from '../domain/subscriptionViews.ts';
import type { Moment, PartnerId } from '../domain/values.ts';
import { showDay, showTime } from '../locales/index.ts';
import { flagWords, planWords } from './lineWords.ts';
import { escaped, label, labelCount, tell, tellCount, type Raw, type Safe } from './text.ts';

/** Its term with its billing, as far as they are ones that we know; else as Partner Center has them. */
export const planOf = (
  reader: Reader,
  one: Pick<Subscription, 'termDuration' | 'billingCycle'>,
): string | undefined => {
  const term = Term.safeParse(one.termDuration).data;
  const billingCycle = BillingCycle.safeParse(one.billingCycle).data;
  if (term && billingCycle) return planWords(reader, { term, billingCycle });
  if (term) return label(reader, `term.${term}`);
  return billingCycle ? label(reader, `billing.${billingCycle}`) : undefined;
};

/** What it is besides its name: an add-on, a trial. */
export const kindWords = (reader: Reader, { isTrial, parentId }: Subscription): Raw[] =>
  flagWords(reader, { isTrial, isAddon: parentId !== undefined });

/** What happens at the end of the term. That neither renewing nor ending costs more is said where nobody has chosen it. */
export const renewalWords = (reader: Reader, one: Subscription): Safe | undefined => {
  if (isOver(one)) return undefined;
  const renewal = renewalOf(one);
  if (renewal.how === 'change') {
    const quantity = labelCount(reader, 'word.countLicences', renewal.quantity ?? one.quantity);
    const plan = planOf(reader, {
      termDuration: renewal.term ?? one.termDuration,
      billingCycle: renewal.billingCycle ?? one.billingCycle,
    });
    return plan === undefined
      ? tell(reader, 'renewal.change.licences', { quantity })
      : tell(reader, 'renewal.change', { quantity, plan });
  }
  if (renewal.how !== 'extend') return tell(reader, `renewal.${renewal.how}`);
  // Only new commerce goes on without being renewed.
  if (!one.newCommerce) return tell(reader, 'renewal.end');
  return tell(reader, one.renewal ? 'renewal.extend' : 'renewal.extend.default');
};

/** Until when it can be cancelled, and licences returned, on the reader's clock. */
export const windowWords = (reader: Reader, one: Subscription): Safe[] => {
  if (isOver(one) || !one.newCommerce) return [];
  const { quantity, parts } = stillReturnable(one, reader.now);
  const until = inWindow(one, reader.now) ? one.cancelUntil : undefined;
  const said = until ? [tell(reader, 'card.order.reduce', clockWords(reader, until))] : [];
  // The window of the whole says it of each of its licences.
  const rest = parts.filter((part) => part.until !== until || quantity < one.quantity);
  const returns = rest.map((part) =>
    tellCount(reader, 'card.subscription.returns', part.quantity, clockWords(reader, part.until)),
  );
  if (said.length + returns.length > 0 || one.isTrial) return [...said, ...returns];
  // Where Partner Center names no window, nothing is known of its end.
  return one.cancelUntil === undefined ? [] : [tell(reader, 'card.subscription.windowOver')];
};

/** Day, time and zone of a moment on the reader's clock. */
export const clockWords = (reader: Reader, moment: Moment) => ({
  date: showDay(reader, moment),
  ...showTime(reader, moment),
});

/** A reseller by its name where it is one of ours, else by its Partner ID alone. */
export const recordWords = (
  reader: Reader,
  partnerId: PartnerId | undefined,
  name: string | undefined,
): Safe => {
  if (partnerId === undefined) return tell(reader, 'word.nobodyOfRecord');
  return name === undefined
    ? tell(reader, 'word.notOurPartner', { partnerId })
    : escaped(`${name} · ${partnerId}`);
};

/** Who answers the customer's questions, and where that comes from. */
export const supportWords = (
  reader: Reader,
  { subscription, support }: SubscriptionView,
  { providerName: provider }: CardSettings,
): Safe => {
  if (!support)
    return subscription.newCommerce
      ? tell(reader, 'word.support.provider', { provider })
      : tell(reader, 'word.notChecked');
  const contact = contactWords(support.contact);
  const { of } = support;
  return tell(reader, of === 'subscription' ? 'word.support.named' : `word.support.${of}`, {
    contact,
  });
};

/** A support contact in one line. */
export const contactWords = ({ name, partnerId }: SupportContact): string =>
  `${name} · ${partnerId}`;
