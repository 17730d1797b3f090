import type { Renewal, Subscription } from '../domain/customer.ts';
import type { Reader } from '../domain/reader.ts';
import { isBilledOn } from '../domain/subscriptionState.ts';
import { showDay, showNumber } from '../locales/index.ts';
import { choiceWords } from './changeWords.ts';
import { fact, type Fact } from './facts.ts';
import { boxOf, lines, subheading } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { rulesInWords } from './standing.ts';
import { subscriptionState } from './state.ts';
import { planOf, recordWords, renewalWords } from './subscriptionWords.ts';
import { escaped, ours, tell } from './text.ts';

/** A subscription as it stands before something of it is changed. */
export const subscriptionFacts = (reader: Reader, subscription: Subscription): Fact[] => {
  const { quantity, status, commitmentEnd } = subscription;
  const plan = planOf(reader, subscription);
  // Suspended, it does not renew.
  const renewal =
    status.toLowerCase() === 'active' ? renewalWords(reader, subscription) : undefined;
  return [
    fact(reader, 'licences', ours(showNumber(reader, quantity))),
    ...(plan ? [fact(reader, 'plan', ours(plan))] : []),
    fact(reader, 'state', escaped(subscriptionState(reader, status))),
    ...(commitmentEnd ? [fact(reader, 'until', ours(showDay(reader, commitmentEnd)))] : []),
    ...(renewal ? [fact(reader, 'renewal', renewal)] : []),
  ];
};

/** Whose subscription it is, and who is on record. */
export const whoseFacts = (
  reader: Reader,
  whose: { customer: string; subscription: string; partnerId?: string; reseller?: string },
): Fact[] => [
  fact(reader, 'customer', escaped(whose.customer)),
  fact(reader, 'subscription', escaped(whose.subscription)),
  fact(reader, 'resellerOfRecord', recordWords(reader, whose.partnerId, whose.reseller)),
];

/** Suspended, and paid for all the same. */
export const billedOnBox = (reader: Reader, subscription: Subscription): Element[] =>
  isBilledOn(subscription)
    ? boxOf('warning', lines([tell(reader, 'card.subscription.billedOn')]))
    : [];

/** What is scheduled for the end of the term is lost by a change at once. */
export const losesBox = (
  reader: Reader,
  loses: Renewal | undefined,
  present?: Subscription,
): Element[] =>
  loses
    ? boxOf(
        'warning',
        lines([tell(reader, 'changes.loses', { what: choiceWords(reader, loses, present) })]),
      )
    : [];

/** The button that submits what is shown: it says along with it what was shown as lost, so that nobody agrees to anything else. */
export const submitPick = (loses: Renewal | undefined): string => {
  if (!loses) return 'go';
  const changed = loses.how === 'change' ? loses : undefined;
  const parts = [loses.how, changed?.quantity, changed?.term, changed?.billingCycle];
  return ['go', ...parts.filter((part) => part !== undefined)].join(':');
};

/** Who has to agree, and why. */
export const needsPart = (
  reader: Reader,
  needs: { by: 'approver' | 'nobody'; because: readonly string[] },
): Element[] => [
  ...subheading(reader, 'form.reviewOrder.approval'),
  ...lines([
    needs.by === 'nobody'
      ? tell(reader, 'form.reviewOrder.noApproval')
      : tell(reader, 'form.reviewOrder.needsApproval', {
          rules: rulesInWords(reader, needs.because),
        }),
  ]),
];
