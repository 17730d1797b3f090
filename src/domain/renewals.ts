import type { Renewal } from './customer.ts';
import type { ListedSubscription } from './partnerCenter.ts';

/** What happens at the end of the term as things stand: what is scheduled, else what auto-renew alone means (contract, section 11.7). */
export const renewalOf = ({
  renewal,
  autoRenew,
}: Pick<ListedSubscription, 'renewal' | 'autoRenew'>): Renewal =>
  renewal ?? { how: autoRenew ? 'renew' : 'extend' };

type Present = Pick<ListedSubscription, 'quantity' | 'termDuration' | 'billingCycle'>;

/** What the next term begins with; undefined: there is none. */
export const nextTerm = (
  renewal: Renewal,
  { quantity, termDuration, billingCycle }: Present,
): { quantity: number; term?: string; billingCycle?: string } | undefined => {
  switch (renewal.how) {
    case 'renew':
      return { quantity, term: termDuration, billingCycle };
    case 'change':
      return {
        quantity: renewal.quantity ?? quantity,
        term: renewal.term ?? termDuration,
        billingCycle: renewal.billingCycle ?? billingCycle,
      };
    case 'end':
    case 'extend':
      return undefined;
  }
};

/** Would a change at once delete something scheduled of which nobody has been told that it does (`told`)? Source: contract, section 11.1. */
export const losesUntold = (told: Renewal | undefined, seen: Scheduled): boolean => {
  const lost = scheduledOf(seen);
  return lost !== undefined && (!told || !sameRenewal(told, lost, seen));
};

type Scheduled = Present & Pick<ListedSubscription, 'renewal' | 'autoRenew'>;

/** What is scheduled for the end of the term and would come otherwise without that; undefined: nothing. */
export const scheduledOf = (seen: Scheduled): Renewal | undefined => {
  const { renewal, autoRenew } = seen;
  const otherwise = renewalOf({ autoRenew });
  return renewal && !sameRenewal(renewal, otherwise, seen) ? renewal : undefined;
};

/** A change of none of what the desk changes: into another product, which somebody scheduled in Partner Center. */
export const intoAnother = (renewal: Renewal): boolean =>
  renewal.how === 'change' && Object.keys(renewal).length === 1;

/** Do two choices for the end of the term come to the same? A change to what is there already is none. */
export const sameRenewal = (one: Renewal, other: Renewal, present: Present): boolean =>
  comesTo(one, present) === comesTo(other, present);

const comesTo = (renewal: Renewal, present: Present): string => {
  if (intoAnother(renewal)) return 'another';
  const next = nextTerm(renewal, present);
  return next ? JSON.stringify([next.quantity, next.term, next.billingCycle]) : renewal.how;
};
