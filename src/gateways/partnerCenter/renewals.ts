import { z } from 'zod';
import type { Renewal } from '../../domain/customer.ts';
import { BillingCycle, Term } from '../../domain/order.ts';
import { amount, squashed, text } from './reading.ts';

/** What the next term begins with, as far as the desk plans it. */
export const Instructions = z.object({
  product: z.object({ billingCycle: text, termDuration: text }).nullish(),
  quantity: amount,
});
type Instructions = z.infer<typeof Instructions>;

/** A choice for the end of the term, or for a day before it. The name of its type comes in two spellings. */
export const ScheduledAction = z.object({
  scheduleType: squashed,
  scheduledType: squashed,
  actionType: squashed,
  instructions: Instructions.nullish(),
});
type ScheduledAction = z.infer<typeof ScheduledAction>;

/** What is now: the next term is compared with it. */
interface Present {
  quantity: number;
  term?: string;
  billingCycle?: string;
}

/** Is this choice one for the end of the term? */
export const isAtTermEnd = (action: {
  scheduleType?: unknown;
  scheduledType?: unknown;
}): boolean => {
  const names = [action.scheduleType, action.scheduledType].map((one) =>
    typeof one === 'string' ? one.replace(/[\s_-]/g, '').toLowerCase() : '',
  );
  return names.includes('termend');
};

const renewalInto = (now: Present, { product, quantity }: Instructions): Renewal => {
  const term = Term.safeParse(product?.termDuration?.toUpperCase()).data;
  const billingCycle = BillingCycle.safeParse(product?.billingCycle?.toLowerCase()).data;
  const other = {
    ...(quantity !== undefined && quantity >= 1 && quantity !== now.quantity && { quantity }),
    ...(term && term !== now.term?.toUpperCase() && { term }),
    ...(billingCycle && billingCycle !== now.billingCycle && { billingCycle }),
  };
  return Object.keys(other).length > 0 ? { how: 'change', ...other } : { how: 'renew' };
};

/** What is scheduled for the end of the term; nothing when nothing is. With actions, the older instructions do not count. */
export const renewalOf = (
  now: Present,
  actions: readonly ScheduledAction[],
  instructions: Instructions | undefined,
): Renewal | undefined => {
  const action = actions.find(isAtTermEnd);
  switch (action?.actionType) {
    case 'cancel':
      return { how: 'end' };
    case 'renewtoextendedserviceterm':
      return { how: 'extend' };
    case 'transition':
      // Into another product: nothing that the desk plans, and a change all the same.
      return { how: 'change' };
    case undefined:
      return instructions && renewalInto(now, instructions);
    default:
      return action?.instructions ? renewalInto(now, action.instructions) : { how: 'renew' };
  }
};
