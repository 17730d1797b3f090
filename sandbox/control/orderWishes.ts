import { z } from 'zod';
import type { Center } from '../center.ts';
import { renewAvailabilities } from '../state/catalogue.ts';
import { lineErrorCodes } from '../state/lineErrors.ts';
import { writeMeta } from '../state/meta.ts';
import { addCheckoutRule, addLineRule } from '../state/orderRules.ts';
import { changeProvisioning } from '../state/orders.ts';

const times = z.int().min(1).default(1);

/** What a test may wish for in the catalogue, carts and orders. */
export const orderWishes = {
  renewAvailabilities: z.literal(true).optional(),
  provisioningMs: z.int().min(0).optional(),
  checkoutReplay: z.enum(['repeat', 'submitted']).optional(),
  checkoutRefuses: z
    .strictObject({ skuId: z.string().min(1).optional(), code: z.int().min(1), times })
    .optional(),
  cartRefuses: z
    .strictObject({ skuId: z.string().min(1), errorCode: z.enum(lineErrorCodes), times })
    .optional(),
};

type Wishes = z.infer<z.ZodObject<typeof orderWishes>>;

/** Carries out wishes about the catalogue, carts and orders. */
export function shapeOrders(center: Center, wish: Wishes): void {
  if (wish.renewAvailabilities) renewAvailabilities(center);
  if (wish.provisioningMs !== undefined) changeProvisioning(center.db, wish.provisioningMs);
  if (wish.checkoutReplay) writeMeta(center.db, 'checkoutReplay', wish.checkoutReplay);
  if (wish.checkoutRefuses) addCheckoutRule(center.db, wish.checkoutRefuses);
  if (wish.cartRefuses) addLineRule(center.db, wish.cartRefuses);
}
