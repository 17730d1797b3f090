import type { Offer } from '../catalogue.ts';
import { skuOf, type OrderLine } from '../order.ts';
import type { Check, Facts, Finding } from './check.ts';

/**
 * What is wrong with one line, by its place in the order: `notSold`, `planNotOffered`, `quantityBelow`, `quantityAbove`,
 * `onePerCustomer` or `prerequisiteMissing`.
 */
export interface LineProblem {
  at: number;
  code: string;
  values: Record<string, string>;
}

/** Lines of an order that Partner Center would not take, for what the catalogue of their market says; not known: nothing is wrong. */
export const linesFit: Check<{ lines: readonly OrderLine[] }> = ({ lines }, facts) => {
  const [first] = lineProblems(lines, facts);
  return first && findingOf(first);
};

const findingOf = ({ code, values }: LineProblem): Finding => ({ code, weight: 'stops', values });

/** Every line that does not fit, each with its first problem. */
export const lineProblems = (
  lines: readonly OrderLine[],
  { offers, catalogueKnown, subscriptions }: Known,
): LineProblem[] => {
  if (!catalogueKnown) return [];
  return lines.flatMap((line, at) => {
    const problem = line.onto
      ? ontoProblem(line, lines, offers)
      : problemOf(line, lines, { offers, subscriptions });
    if (!problem) return [];
    const [code, values] = problem;
    return [{ at, code, values: { line: String(at + 1), title: line.title, ...values } }];
  });
};

type Known = Pick<Facts, 'offers' | 'catalogueKnown' | 'subscriptions'>;

type Problem = [string, Record<string, string>];

/** Licences for a subscription that the customer has: it is sold already, so only the most that one may have counts. */
const ontoProblem = (
  line: OrderLine,
  lines: readonly OrderLine[],
  offers: Facts['offers'],
): Problem | undefined => {
  const { subscriptionId, had } = line.onto ?? { subscriptionId: '', had: 0 };
  const maximum = offers.get(skuOf(line))?.maximum;
  const same = lines.filter(({ onto }) => onto?.subscriptionId === subscriptionId);
  const all = had + same.reduce((sum, { quantity }) => sum + quantity, 0);
  return maximum !== undefined && all > maximum ? tooMany(maximum, all) : undefined;
};

const tooMany = (maximum: number, quantity: number): Problem => [
  'quantityAbove',
  { maximum: String(maximum), quantity: String(quantity) },
];

const problemOf = (
  line: OrderLine,
  lines: readonly OrderLine[],
  { offers, subscriptions }: Omit<Known, 'catalogueKnown'>,
): Problem | undefined => {
  const offer = offers.get(skuOf(line));
  if (!offer) return ['notSold', {}];
  const { term, billingCycle } = line;
  if (!offer.plans.some((plan) => plan.term === term && plan.billingCycle === billingCycle))
    return ['planNotOffered', { term, billingCycle, plans: plansOf(offer) }];
  const same = lines.filter((one) => !one.onto && skuOf(one) === skuOf(line));
  const { minimum, maximum } = offer;
  if (line.quantity < minimum) return ['quantityBelow', { minimum: String(minimum) }];
  // The most is what one customer may have, however many lines it comes in.
  const all = same.reduce((sum, { quantity }) => sum + quantity, 0);
  const once = maximum === 1 || offer.isTrial;
  if (once && (same.length > 1 || hasHad(subscriptions, offer))) return ['onePerCustomer', {}];
  if (all > maximum) return maximum === 1 ? ['onePerCustomer', {}] : tooMany(maximum, all);
  return isComplete(offer, lines, subscriptions)
    ? undefined
    : ['prerequisiteMissing', { needs: namesOf(offer, offers) }];
};

/** What may be had once is had, whatever became of it if it was a trial. */
const hasHad = (subscriptions: Facts['subscriptions'], offer: Offer): boolean =>
  subscriptions.some(
    (one) => isOf(one, skuOf(offer)) && (offer.isTrial || counted.includes(one.status)),
  );

/** The states in which a subscription is there, and others can build on it. */
const counted: readonly string[] = ['active', 'pending'];

const isOf = ({ productId, skuId }: Facts['subscriptions'][number], sku: string): boolean =>
  productId !== undefined && skuId !== undefined && skuOf({ productId, skuId }) === sku;

const mostNamed = 5;

/** What an add-on needs, by title as far as it is known. */
const namesOf = ({ needs }: Offer, offers: Facts['offers']): string =>
  needs
    .slice(0, mostNamed)
    .map((need) => offers.get(need)?.title ?? need)
    .concat(needs.length > mostNamed ? ['…'] : [])
    .join(', ');

const plansOf = ({ plans }: Offer): string =>
  plans.map(({ term, billingCycle }) => `${term}/${billingCycle}`).join(', ');

/** An add-on needs one of its prerequisites: in the same order, or among what the customer has. */
const isComplete = (
  { needs, productId, skuId }: Offer,
  lines: readonly OrderLine[],
  subscriptions: Facts['subscriptions'],
): boolean => {
  const own = skuOf({ productId, skuId });
  const meets = (sku: string, product: string | undefined): boolean =>
    sku !== own && (needs.includes(sku) || (product !== undefined && needs.includes(product)));
  return (
    needs.length === 0 ||
    lines.some((line) => meets(skuOf(line), line.productId)) ||
    subscriptions.some(
      (one) =>
        counted.includes(one.status) &&
        meets(`${one.productId ?? ''}:${one.skuId ?? ''}`, one.productId),
    )
  );
};
