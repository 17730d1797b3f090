import type { Answer } from '../http/answer.ts';
import { sameWord } from '../http/filter.ts';
import { findSku, plansOf, skuKey } from '../state/catalogue.ts';
import type { Instructions, ScheduledAction, Subscription } from '../state/subscription.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { refusedWith } from './orderRefusals.ts';
import type { ChangeFacts, Step } from './subscriptionSteps.ts';

/** Whether it renews by itself; left out, it does not. */
export const changeRenewal: Step = ({ before, wanted }, after) => {
  const autoRenewEnabled = wanted.autoRenewEnabled ?? false;
  if (autoRenewEnabled && !before.autoRenewEnabled && before.isTrial) return refusedWith(800093);
  if (!isNewCommerce(before)) return { autoRenewEnabled };
  const next = wanted.instructions?.product.termDuration ?? after.termDuration;
  return { autoRenewEnabled, renewalTermDuration: autoRenewEnabled ? next : '' };
};

/**
 * What is to happen when the term ends. Instructions that are left out are gone; so is what was scheduled before, when anything
 * is changed at once. With scheduled actions, instructions do not count.
 */
export const changeSchedule: Step = (facts, after) => {
  const { before, wanted } = facts;
  const atOnce = isAtOnce(before, after);
  const kept = <T>(asked: T | undefined, was: T | undefined) =>
    after.status !== 'active' || (atOnce && same(asked, was)) ? undefined : asked;
  const actions = kept(wanted.actions ?? before.scheduledActions, before.scheduledActions);
  let instructions = actions?.length
    ? undefined
    : kept(wanted.instructions, before.scheduledNextTermInstructions);
  if (!after.autoRenewEnabled && same(instructions, before.scheduledNextTermInstructions))
    instructions = undefined;

  const refused =
    (same(instructions, before.scheduledNextTermInstructions)
      ? undefined
      : objectionToInstructions(facts, after, instructions)) ??
    (same(actions, before.scheduledActions)
      ? undefined
      : objectionToActions(facts, after, actions));
  if (refused) return refused;
  return {
    scheduledNextTermInstructions: instructions,
    scheduledActions: actions?.length ? actions : undefined,
    // Read-only, but gone when it is left out.
    nextChargeInstructions:
      wanted.nextCharge === undefined || atOnce ? undefined : before.nextChargeInstructions,
  };
};

function isAtOnce(before: Subscription, after: Subscription): boolean {
  const keys = ['status', 'quantity', 'billingCycle', 'termDuration'] as const;
  return keys.some((key) => before[key] !== after[key]);
}

function objectionToInstructions(
  { before, sku }: ChangeFacts,
  after: Subscription,
  instructions: Instructions | undefined,
): Answer | undefined {
  if (instructions === undefined) return undefined;
  if (!isNewCommerce(before)) return refusedWith(900263);
  if (!after.autoRenewEnabled)
    return refusedWith(800002, 'scheduledNextTermInstructions: only with autoRenewEnabled.');
  const { product, quantity } = instructions;
  const next = findSku(product.productId, product.skuId);
  const known = [skuKey(sku!), ...(sku!.upgradesTo ?? [])];
  if (next === undefined || !known.includes(skuKey(next))) return refusedWith(900236);
  const term = product.termDuration ?? after.termDuration;
  const cycle = product.billingCycle ?? after.billingCycle;
  const sold = plansOf(next).some(
    (each) => each.termDuration === term && each.billingCycle === cycle,
  );
  if (!sold) return refusedWith(900260);
  const fits = Number.isInteger(quantity) && quantity >= next.minimum && quantity <= next.maximum;
  return fits ? undefined : refusedWith(2002, `From ${next.minimum} to ${next.maximum}.`);
}

function objectionToActions(
  facts: ChangeFacts,
  after: Subscription,
  actions: ScheduledAction[] = [],
): Answer | undefined {
  if (actions.length === 0) return undefined;
  if (!isNewCommerce(facts.before)) return refusedWith(900263);
  const atEnd = actions.filter((each) => sameWord(scheduleOf(each), 'TermEnd'));
  if (atEnd.length > 1) return invalid('one action for the end of the term, not more');
  for (const action of actions) {
    const refused = objectionToAction(facts, after, action);
    if (refused) return refused;
  }
  return undefined;
}

function objectionToAction(
  facts: ChangeFacts,
  after: Subscription,
  action: ScheduledAction,
): Answer | undefined {
  const is = (...types: string[]) => types.some((type) => sameWord(action.actionType, type));
  const { instructions } = action;
  if (!is('RenewToNewTerm', 'Cancel', 'RenewToExtendedServiceTerm', 'Transition'))
    return invalid('actionType is unknown');
  if (sameWord(scheduleOf(action), 'CustomDate')) {
    const day = Date.parse(action.effectiveDate ?? '');
    const fits = day > facts.now.getTime() && day <= Date.parse(after.commitmentEndDateTime);
    if (!fits) return invalid('effectiveDate: a day within the term');
  } else if (!sameWord(scheduleOf(action), 'TermEnd')) {
    return invalid('scheduleType is unknown');
  }
  if (is('RenewToNewTerm') && !after.autoRenewEnabled)
    return invalid('RenewToNewTerm: only with autoRenewEnabled');
  if (is('RenewToNewTerm', 'Transition')) {
    if (instructions === undefined) return invalid(`${action.actionType}: needs instructions`);
    return objectionToInstructions(facts, { ...after, autoRenewEnabled: true }, instructions);
  }
  return undefined;
}

function invalid(text: string): Answer {
  return refusedWith(800002, `scheduledActions: ${text}.`);
}

function scheduleOf(action: ScheduledAction): string {
  return action.scheduleType ?? action.scheduledType ?? '';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
