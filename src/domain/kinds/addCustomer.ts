import { z } from 'zod';
import { linesFit } from '../checks/linesFit.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { CustomerDetails, domainOf, isOrdered, mostLines, OrderLine, Segment } from '../order.ts';
import { Id, PartnerId } from '../values.ts';
import { kind } from './kind.ts';

/** What is asked when a reseller gets a new customer with its first order. */
export const AddCustomer = z.object({
  partnershipId: Id,
  /** The location account with which the reseller was onboarded; reseller of record on every line. */
  partnerId: PartnerId,
  /** 21Vianet, which serves customers in China, is another service. */
  customer: CustomerDetails.refine(({ country }) => country !== 'CN', {
    path: ['country'],
    message: 'country21Vianet',
  }),
  segment: Segment,
  lines: z.array(OrderLine).min(1).max(mostLines),
  gdap: z.boolean(),
  /** Ticked on the review: indirect partner when a reseller is chosen, direct partner when none is. */
  attestation: z.literal(true),
});
export type AddCustomer = z.infer<typeof AddCustomer>;

/** A new customer for a reseller, and its first order. */
export const addCustomer = kind<AddCustomer>({
  name: 'addCustomer',
  input: AddCustomer,
  about: ({ customer, partnershipId }) => ({
    type: 'customer',
    id: domainOf(customer.prefix),
    label: customer.company,
    of: partnershipId,
  }),
  partnershipId: (input) => input.partnershipId,
  order: ({ lines, segment, customer, partnerId }) => ({
    lines,
    segment,
    country: customer.country,
    partnerId,
  }),
  guard: ({ customer }) => `open:addCustomer:${domainOf(customer.prefix)}`,
  checks: [partnershipIsActive, newBusiness, linesFit],
  approval: 'byRules',
  steps: [
    'mayOrder',
    'createCustomer',
    'customerAgreement',
    'buildCart',
    'checkout',
    'provisioning',
  ],
  announces: [
    { topic: 'customers', key: 'customerAdded', after: 'createCustomer' },
    { topic: 'orders', key: 'orderDone' },
  ],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ customer, lines, segment }) => ({
    company: customer.company,
    domain: domainOf(customer.prefix),
    address: [
      customer.line1,
      customer.line2,
      customer.city,
      customer.state,
      customer.postalCode,
      customer.country,
    ]
      .filter(Boolean)
      .join(', '),
    contact: [`${customer.firstName} ${customer.lastName}`, customer.email, customer.phone]
      .filter(Boolean)
      .join(', '),
    segment,
    lines: lines
      .map((line) => `${line.quantity} × ${line.title} ${line.term}/${line.billingCycle}`)
      .join('\n'),
  }),
  locked: ({ request, before, after }) => {
    if (request.placed?.customerId === undefined) return false;
    const kept = ({ partnershipId, partnerId, customer, segment, gdap }: AddCustomer) =>
      JSON.stringify([partnershipId, partnerId, customer, segment, gdap]);
    const ordered = request.placed.lines.filter(isOrdered);
    const same = ({ line }: { line: number }) =>
      JSON.stringify(before.lines[line]) === JSON.stringify(after.lines[line]);
    return kept(before) !== kept(after) || !ordered.every(same);
  },
  resumesAt: (request) => (request.placed?.customerId === undefined ? 'mayOrder' : 'buildCart'),
});
