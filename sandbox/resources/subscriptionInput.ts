import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import { anyCase } from '../http/filter.ts';
import type { Instructions, ScheduledAction } from '../state/subscription.ts';
import { refusedWith } from './orderRefusals.ts';

/** What the caller sends of a subscription; a field that was left out is undefined. */
export interface Wanted {
  quantity?: number;
  status?: string;
  friendlyName?: string;
  partnerId?: string;
  billingCycle?: string;
  termDuration?: string;
  autoRenewEnabled?: boolean;
  instructions?: Instructions;
  nextCharge?: unknown;
  actions?: ScheduledAction[];
}

const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const InstructionsBody = anyCase(
  z
    .object({
      product: anyCase(
        z.object({
          productid: z.string(),
          skuid: z.string(),
          availabilityid: maybe(z.string()),
          billingcycle: maybe(z.string()),
          termduration: maybe(z.string()),
          promotionid: maybe(z.string()),
        }),
      ),
      quantity: z.number(),
      customtermenddate: maybe(z.string()),
    })
    .transform(({ product, quantity, customtermenddate }): Instructions => ({
      product: {
        productId: product.productid.toUpperCase(),
        skuId: product.skuid.toUpperCase(),
        availabilityId: product.availabilityid,
        billingCycle: product.billingcycle?.toLowerCase(),
        termDuration: product.termduration?.toUpperCase(),
        promotionId: product.promotionid,
      },
      quantity,
      customTermEndDate: customtermenddate,
    })),
);

const ActionBody = anyCase(
  z
    .object({
      scheduletype: maybe(z.string()),
      scheduledtype: maybe(z.string()),
      actiontype: z.string(),
      effectivedate: maybe(z.string()),
      instructions: maybe(InstructionsBody),
    })
    .transform((action): ScheduledAction => ({
      scheduleType: action.scheduletype,
      scheduledType: action.scheduledtype,
      actionType: action.actiontype,
      effectiveDate: action.effectivedate,
      instructions: action.instructions,
    })),
);

const Body = anyCase(
  z.object({
    quantity: maybe(z.number()),
    status: maybe(z.string()),
    friendlyname: maybe(z.string()),
    partnerid: maybe(z.string()),
    billingcycle: maybe(z.string()),
    termduration: maybe(z.string()),
    autorenewenabled: maybe(z.boolean()),
    schedulednextterminstructions: maybe(InstructionsBody),
    nextchargeinstructions: z.unknown().optional(),
    scheduledactions: maybe(z.array(ActionBody)),
  }),
);

/** Reads the body of a change; fields in any case, and `null` like a field that was left out. */
export function readWanted(body: unknown): Wanted | Answer {
  const read = Body.safeParse(body ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    return refusedWith(800002, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const wanted = read.data;
  return {
    quantity: wanted.quantity,
    status: wanted.status?.toLowerCase(),
    friendlyName: wanted.friendlyname,
    partnerId: wanted.partnerid,
    billingCycle: wanted.billingcycle?.toLowerCase(),
    termDuration: wanted.termduration?.toUpperCase(),
    autoRenewEnabled: wanted.autorenewenabled,
    instructions: wanted.schedulednextterminstructions,
    nextCharge: wanted.nextchargeinstructions ?? undefined,
    actions: wanted.scheduledactions,
  };
}
