import { AddCustomer } from '../kinds/addCustomer.ts';
import { AddSubscription } from '../kinds/addSubscription.ts';
import { isOrdered, skuOf, type OrderLine, type Placed, type Segment } from '../order.ts';
import type { Answer, PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Country, Id, PartnerId } from '../values.ts';
import type { StepOutcome } from './step.ts';

/** An order under way, whichever kind of request it is: what is ordered in which market, by whom, and how far it is. */
export interface Ordering {
  lines: readonly OrderLine[];
  segment: Segment;
  country: Country;
  /** Reseller of record of every new subscription. */
  partnerId: PartnerId;
  placed: Placed;
  /** Only where the customer is created with it. */
  newCustomer?: AddCustomer;
}

/** What the request asks for, and how far it is. */
export const orderOf = (request: Request): Ordering => {
  const placed = request.placed ?? { lines: [] };
  if (request.kind === 'addSubscription') {
    const { customer, country, partnerId, segment, lines } = AddSubscription.parse(request.input);
    return {
      lines,
      segment,
      country,
      partnerId,
      placed: { ...placed, customerId: customer.id },
    };
  }
  const newCustomer = AddCustomer.parse(request.input);
  const { lines, segment, partnerId, customer } = newCustomer;
  return { lines, segment, country: customer.country, partnerId, placed, newCustomer };
};

/** The new customer that a request is about. @throws when it is about one that exists: then no step asks. */
export const newCustomerOf = ({ newCustomer }: Ordering): AddCustomer => {
  if (!newCustomer) throw new Error('The customer is not created by this request');
  return newCustomer;
};

/** The customer that it is for. @throws when it is not created yet: steps come in order. */
export const customerOf = ({ placed }: { placed: Placed }): Id => {
  if (placed.customerId === undefined) throw new Error('The customer is not there yet');
  return placed.customerId;
};

/** The lines that become new subscriptions and are in no order yet, with their places. */
export const linesToOrder = (lines: readonly OrderLine[], placed: Placed): LineAt[] =>
  linesLeft(lines, placed).filter(({ line }) => line.onto === undefined);

/** The lines whose licences go into a subscription that the customer has, and are not in it yet. */
export const linesToRaise = (lines: readonly OrderLine[], placed: Placed): LineAt[] =>
  linesLeft(lines, placed).filter(({ line }) => line.onto !== undefined);

/** A line with its place in the order. */
export interface LineAt {
  line: OrderLine;
  at: number;
}

const linesLeft = (lines: readonly OrderLine[], placed: Placed): LineAt[] => {
  const settled = new Set(placed.lines.filter(isOrdered).map((one) => one.line));
  return lines.flatMap((line, at) => (settled.has(at) ? [] : [{ line, at }]));
};

/** A final no of Partner Center as the outcome of a step. */
export const failedBy = (no: PartnerCenterNo): Extract<StepOutcome, { is: 'failed' }> => ({
  is: 'failed',
  code: no.code,
  correlationId: no.ids.correlationId,
});

/** What cannot be found out may have happened: nobody may order again before a person has looked. */
export const unknownBy = (no: PartnerCenterNo): StepOutcome => ({
  ...failedBy(no),
  code: 'outcomeUnknown',
});

/** A no, or "not before", as the outcome of a step. */
export const stoppedBy = (answer: Exclude<Answer<unknown>, { is: 'yes' }>): StepOutcome =>
  answer.is === 'busy' ? { is: 'busy', until: answer.until } : failedBy(answer.no);

/** Is a catalogue item (`productId:skuId:availabilityId`) this line's product? */
export const isOf = (line: OrderLine, catalogItemId: string): boolean =>
  catalogItemId.toLowerCase().startsWith(`${skuOf(line).toLowerCase()}:`);
