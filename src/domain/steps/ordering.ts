import { AddCustomer } from '../kinds/addCustomer.ts';
import { skuOf, type OrderLine, type Placed } from '../order.ts';
import type { Answer, PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Id } from '../values.ts';
import type { StepOutcome } from './step.ts';

/** What the request asks for, and how far it is. */
export const orderOf = (request: Request): { input: AddCustomer; placed: Placed } => ({
  input: AddCustomer.parse(request.input),
  placed: request.placed ?? { lines: [] },
});

/** The customer that an earlier step created. @throws when none did: steps come in order. */
export const customerOf = ({ placed }: { placed: Placed }): Id => {
  if (placed.customerId === undefined) throw new Error('The customer is not there yet');
  return placed.customerId;
};

/** The lines that are in no order yet, with their places. */
export const linesToOrder = (
  lines: readonly OrderLine[],
  placed: Placed,
): { line: OrderLine; at: number }[] => {
  const ordered = new Set(placed.lines.flatMap((one) => (one.orderId ? [one.line] : [])));
  return lines.flatMap((line, at) => (ordered.has(at) ? [] : [{ line, at }]));
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
