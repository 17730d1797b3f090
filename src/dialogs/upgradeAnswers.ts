import { z } from 'zod';
import type { Subscription } from '../domain/customer.ts';
import { OrderLine, type Plan } from '../domain/order.ts';
import { normalised } from '../domain/search.ts';
import {
  leavesLicences,
  mostToUpgrade,
  movesLicences,
  plansFor,
  targetOf,
  upgradeLine,
  upgradeTargets,
  type UpgradeChoice,
  type UpgradeTarget,
} from '../domain/upgradeChecks.ts';
import { Id } from '../domain/values.ts';
import { say, sayCount } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Kept, Reading } from './conversation.ts';
import { licenceNumber } from './licenceNumber.ts';

/** What a subscription shall become. */
export const UpgradeChosen = z.object({
  of: Id,
  /** How many licences it had then. */
  was: z.number().int(),
  to: z.string(),
  into: z.object({ id: Id, name: z.string() }).optional(),
  moves: z.boolean(),
  line: OrderLine,
});
export type UpgradeChosen = z.infer<typeof UpgradeChosen>;

/** A target as its input gives it: the catalogue item, and the subscription that the licences join. */
export const targetValue = ({ choice, into }: UpgradeTarget): string =>
  [choice.catalogItemId, ...(into ? [into.subscriptionId] : [])].join('|');

/** Reads what it shall become: a target with how many licences; typed, a number or a product's name fills the form. */
export const readUpgrade = (
  asking: Asking,
  given: Given,
  kept: Kept,
  subscription: Subscription,
  choices: readonly UpgradeChoice[],
): Reading =>
  'text' in given
    ? readText(given.text, kept, subscription, choices)
    : readInputs(asking, given.inputs, subscription, choices);

const readText = (
  text: string,
  kept: Kept,
  subscription: Subscription,
  choices: readonly UpgradeChoice[],
): Reading => {
  const filled = (values: Record<string, string>): Reading => ({
    is: 'again',
    problems: {},
    values: { ...kept, ...values },
    understood: true,
  });
  const quantity = licenceNumber(text, subscription.quantity);
  if (quantity !== undefined) return filled({ quantity: String(quantity) });
  const named = upgradeTargets(choices).filter(({ choice }) =>
    normalised(choice.title).includes(normalised(text)),
  );
  const [only] = named;
  return only && named.length === 1
    ? filled({ to: targetValue(only) })
    : clicksOnly('to', { ...kept });
};

const readInputs = (
  asking: Asking,
  inputs: Kept,
  subscription: Subscription,
  choices: readonly UpgradeChoice[],
): Reading => {
  const problem = (input: string, code: string, values: Record<string, string> = {}): Reading => ({
    is: 'again',
    problems: { [input]: { code, values } },
    values: { ...inputs },
  });
  const [to = '', into] = (inputs.to ?? '').split('|');
  if (to === '') return problem('to', 'pickOne');
  const target = targetOf(choices, to, into);
  if (!target) return problem('to', 'notPossibleNow');
  const most = mostToUpgrade(target, subscription);
  const text = inputs.quantity?.trim() ?? '';
  const quantity = text === '' ? most : licenceNumber(text, subscription.quantity);
  if (quantity === undefined || quantity < 1) return problem('quantity', 'quantityWrong');
  const { title } = target.choice;
  if (quantity > most)
    return problem('quantity', 'quantityAbove', { title, maximum: String(most) });
  const plan = planIn(inputs.plan, target, subscription);
  if (plan === 'notSold') return problem('plan', 'planNotOffered', { title });
  const moves = inputs.moves === 'true';
  if (moves && !movesLicences(target)) return problem('moves', 'movesNotPossible', { title });
  if (!moves && !leavesLicences(target)) return problem('moves', 'movesNeeded', { title });
  const answer: UpgradeChosen = {
    of: subscription.id,
    was: subscription.quantity,
    to,
    ...(target.into && { into: { id: target.into.subscriptionId, name: target.into.name } }),
    moves,
    line: upgradeLine(subscription, target, quantity, plan),
  };
  return { is: 'answer', answer, facts: factsOf(asking, answer) };
};

/** The plan of a new subscription, out of those that are sold; where these are not known, it stays as it is. */
const planIn = (
  text: string | undefined,
  target: UpgradeTarget,
  subscription: Subscription,
): Plan | undefined | 'notSold' => {
  const { choice, into } = target;
  if (into || !choice.plans) return undefined;
  const { term, billingCycle } = upgradeLine(subscription, target, 1);
  const wanted = text || `${term}/${billingCycle}`;
  const sold = plansFor(choice, subscription);
  return sold.find((plan) => `${plan.term}/${plan.billingCycle}` === wanted) ?? 'notSold';
};

const factsOf = ({ language }: Asking, { line, into }: UpgradeChosen) => [
  { field: 'upgradeTo', text: line.title },
  { field: 'quantity', text: sayCount(language, 'word.countLicences', line.quantity) },
  { field: 'into', text: into ? into.name : say(language, 'changes.newSubscription') },
];
