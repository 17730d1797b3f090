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
  { offers, catalogueKnown }: Pick<Facts, 'offers' | 'catalogueKnown'>,
): LineProblem[] => {
  if (!catalogueKnown) return [];
  return lines.flatMap((line, at) => {
    const problem = problemOf(line, lines, offers);
    if (!problem) return [];
    const [code, values] = problem;
    return [{ at, code, values: { line: String(at + 1), title: line.title, ...values } }];
  });
};

const problemOf = (
  line: OrderLine,
  lines: readonly OrderLine[],
  offers: Facts['offers'],
): [string, Record<string, string>] | undefined => {
  const offer = offers.get(skuOf(line));
  if (!offer) return ['notSold', {}];
  const { term, billingCycle } = line;
  if (!offer.plans.some((plan) => plan.term === term && plan.billingCycle === billingCycle))
    return ['planNotOffered', { term, billingCycle, plans: plansOf(offer) }];
  const same = lines.filter((one) => skuOf(one) === skuOf(line));
  const { minimum, maximum } = offer;
  if (line.quantity < minimum) return ['quantityBelow', { minimum: String(minimum) }];
  // The most is what one customer may have, however many lines it comes in.
  const all = same.reduce((sum, { quantity }) => sum + quantity, 0);
  const once = maximum === 1 || offer.isTrial;
  if (once && same.length > 1) return ['onePerCustomer', {}];
  if (all > maximum)
    return maximum === 1
      ? ['onePerCustomer', {}]
      : ['quantityAbove', { maximum: String(maximum), quantity: String(all) }];
  return isComplete(offer, lines)
    ? undefined
    : ['prerequisiteMissing', { needs: namesOf(offer, offers) }];
};

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

/** An add-on needs one of its prerequisites in the same order. */
const isComplete = ({ needs, productId, skuId }: Offer, lines: readonly OrderLine[]): boolean =>
  needs.length === 0 ||
  lines.some(
    (line) =>
      skuOf(line) !== skuOf({ productId, skuId }) &&
      (needs.includes(skuOf(line)) || needs.includes(line.productId)),
  );
