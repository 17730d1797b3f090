import type { Subscription } from './customer.ts';
import { boughtLine } from './changeChecks.ts';
import { BillingCycle, monthsOf, Term, type OrderLine, type Plan } from './order.ts';
import type { TransitionChoice, TransitionType } from './partnerCenterChanges.ts';
import type { Id } from './values.ts';

/** What a subscription can become, and for which terms that is sold, as far as the catalogue is known. */
export interface UpgradeChoice extends TransitionChoice {
  plans?: readonly Plan[];
}

/** A product that a subscription can become, as a new subscription or into one that the customer has. */
export interface UpgradeTarget {
  choice: UpgradeChoice;
  into?: TransitionChoice['into'][number];
}

/** Everything that a subscription can become now, the ineligible left out. */
export const upgradeTargets = (choices: readonly UpgradeChoice[]): UpgradeTarget[] =>
  choices.flatMap((choice) => {
    const anew = choice.ways.some(({ eligible }) => eligible) ? [{ choice }] : [];
    const into = choice.into.filter(({ eligible }) => eligible);
    return [...anew, ...into.map((one) => ({ choice, into: one }))];
  });

/** The target of a product, new or into a subscription; undefined: that is not possible now. */
export const targetOf = (
  choices: readonly UpgradeChoice[],
  to: string,
  into?: Id,
): UpgradeTarget | undefined =>
  upgradeTargets(choices).find(
    (one) => one.choice.catalogItemId === to && one.into?.subscriptionId === into,
  );

/** Can licences that users have move along? Only as Partner Center says: it needs an admin relationship (GDAP). */
export const movesLicences = ({ choice }: UpgradeTarget): boolean =>
  isEligible(choice, 'transition_with_license_transfer');

/** Can the product be changed without moving them? */
export const leavesLicences = ({ choice, into }: UpgradeTarget): boolean =>
  into !== undefined || isEligible(choice, 'transition_only');

const isEligible = ({ ways }: TransitionChoice, type: TransitionType): boolean =>
  ways.some((way) => way.type === type && way.eligible);

/** The most licences that can go over. */
export const mostToUpgrade = ({ choice }: UpgradeTarget, { quantity }: Subscription): number =>
  choice.quantity > 0 ? Math.min(choice.quantity, quantity) : quantity;

/** Terms with billing that a new subscription can have: as they are sold, and none that is shorter than the present one. */
export const plansFor = ({ plans = [] }: UpgradeChoice, subscription: Subscription): Plan[] => {
  const present = monthsOf[boughtLine(subscription, 1).term];
  return plans.filter(({ term }) => monthsOf[term] >= present);
};

/** What so many licences become, as a line of an order: for the rules, and for whoever reads it. `plan`: of a new one; absent: as now. */
export const upgradeLine = (
  subscription: Subscription,
  { choice, into }: UpgradeTarget,
  quantity: number,
  plan?: Plan,
): OrderLine => {
  const { onto: _onto, ...line } = boughtLine(subscription, quantity);
  const [productId = '', skuId = ''] = choice.catalogItemId.split(':');
  const term = into ? Term.safeParse(into.term).data : plan?.term;
  const billingCycle = into
    ? BillingCycle.safeParse(into.billingCycle?.toLowerCase()).data
    : plan?.billingCycle;
  return {
    ...line,
    productId,
    skuId: skuId || 'unknown',
    title: choice.title,
    ...(term && { term }),
    ...(billingCycle && { billingCycle }),
  };
};
