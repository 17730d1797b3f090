import { z } from 'zod';
import type { Throttle } from '../access/throttle.ts';
import { usualLimit } from '../access/throttle.ts';
import type { Center } from '../center.ts';
import { reseed } from '../center.ts';
import { guidFor, isGuid } from '../guid.ts';
import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import { accountStatuses, setAccountValidation } from '../state/accountValidation.ts';
import { signAgreement } from '../state/agreements.ts';
import { replayModes, setReplayMode } from '../state/credentials.ts';
import { customerBody } from '../state/customerBody.ts';
import { countCustomers, customerById, enterCustomer } from '../state/customers.ts';
import type { Partner } from '../state/partners.ts';
import { addPartner, countPartners, partnerById, partnerByMpnId } from '../state/partners.ts';
import { endPartnership, enterPartnership } from '../state/partnerships.ts';
import { Mood, setMood } from '../webhooks/mood.ts';
import { orderWishes, shapeOrders } from './orderWishes.ts';
import { shapeSubscriptions, subscriptionWishes } from './subscriptionWishes.ts';

const NewReseller = z.strictObject({
  name: z.string().min(1),
  id: z.string().refine(isGuid, 'no GUID').optional(),
  mpnId: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  enrolled: z.boolean().default(true),
  agreementSigned: z.boolean().default(true),
  authorised: z.boolean().default(true),
  partnership: z.boolean().default(false),
});

/** What a test may wish for; several wishes at once are carried out in this order. */
export const Wish = z.strictObject({
  reset: z.literal(true).optional(),
  throttle: z.int().min(0).optional(),
  addReseller: NewReseller.optional(),
  addPartnership: z.string().optional(),
  removePartnership: z.string().optional(),
  addCustomers: z.int().min(1).max(100_000).optional(),
  /** Whose the added customers are; nobody's when missing. */
  resellerId: z.string().optional(),
  ...orderWishes,
  ...subscriptionWishes,
  /** How events are delivered from now on. */
  webhooks: Mood.optional(),
  /** How a creation that is sent again with the same MS-RequestId is answered. */
  customerReplay: z.enum(replayModes).optional(),
  /** The customer that signs its agreement, as on the page. */
  acceptAgreement: z.string().optional(),
  accountStatus: z
    .strictObject({ customerId: z.string(), status: z.enum(accountStatuses) })
    .optional(),
});
export type Wish = z.infer<typeof Wish>;

/** Carries out a test's wishes; says what was made. */
export function shape(center: Center, throttle: Throttle, wish: Wish): Answer {
  if (wish.reset) {
    reseed(center);
    throttle.limit(usualLimit);
  }
  if (wish.throttle !== undefined) throttle.limit(wish.throttle);
  shapeOrders(center, wish);
  if (wish.webhooks) setMood(center.db, wish.webhooks);
  for (const id of [wish.addPartnership, wish.removePartnership, wish.resellerId]) {
    if (id !== undefined && !partnerById(center.db, id))
      return { status: 404, body: { wrong: [`no reseller ${id}`] } };
  }
  for (const id of [wish.acceptAgreement, wish.accountStatus?.customerId]) {
    if (id !== undefined && !customerById(center.db, id))
      return { status: 404, body: { wrong: [`no customer ${id}`] } };
  }
  const subscriptionIds = shapeSubscriptions(center, wish);
  if (subscriptionIds === undefined)
    return { status: 404, body: { wrong: ['no such customer or subscription'] } };
  const reseller = wish.addReseller && newReseller(center, wish.addReseller);
  if (reseller === 'exists') return { status: 409, body: { wrong: ['id or mpnId is taken'] } };
  if (wish.addPartnership)
    enterPartnership(center, partnerById(center.db, wish.addPartnership)!, center.clock());
  if (wish.removePartnership) endPartnership(center, wish.removePartnership, center.clock());
  shapeCustomers(center, wish);
  const customerIds = newCustomers(center, wish.addCustomers ?? 0, wish.resellerId);
  return ok({ reseller, customerIds, ...(wish.addSubscriptions && { subscriptionIds }) });
}

function shapeCustomers(center: Center, wish: Wish): void {
  const { customerReplay, acceptAgreement, accountStatus } = wish;
  if (customerReplay) setReplayMode(center.db, customerReplay);
  if (acceptAgreement) signAgreement(center.db, acceptAgreement, center.clock());
  if (accountStatus === undefined) return;
  setAccountValidation(center.db, accountStatus.customerId, accountStatus.status, center.clock());
}

function newReseller(center: Center, wish: z.infer<typeof NewReseller>): Partner | 'exists' {
  const { partnership, ...rest } = wish;
  const number = countPartners(center.db) + 1;
  const reseller: Partner = {
    ...rest,
    id: (wish.id ?? guidFor('reseller', number)).toLowerCase(),
    mpnId: wish.mpnId ?? String(4_900_000 + number),
  };
  if (partnerById(center.db, reseller.id) ?? partnerByMpnId(center.db, reseller.mpnId))
    return 'exists';
  addPartner(center.db, reseller);
  if (partnership) enterPartnership(center, reseller, center.clock());
  return reseller;
}

function newCustomers(center: Center, count: number, resellerId: string | undefined): string[] {
  const first = countCustomers(center.db) + 1;
  return Array.from({ length: count }, (_, index) => {
    const prefix = `litware${first + index}`;
    const customer = customerBody({
      id: guidFor('customer', prefix),
      companyName: `Litware ${first + index}`,
      domain: `${prefix}.onmicrosoft.com`,
      country: 'US',
      city: 'Austin',
      postalCode: '78701',
      resellerId: resellerId?.toLowerCase(),
      delegated: false,
    });
    enterCustomer(center, customer, center.clock());
    return customer.id;
  });
}
