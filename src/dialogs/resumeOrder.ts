import { AddCustomer } from '../domain/kinds/addCustomer.ts';
import type { Request } from '../domain/request.ts';
import { customerValues } from './customerAnswers.ts';
import { addressKey, detailsOf, orderedOf } from './orderAnswers.ts';
import { cartValues } from './orderCart.ts';
import { typedOf, type Resume } from './resume.ts';

/**
 * How an order goes on: a draft where it was left, compared with our customers again and checked again at the review; one that failed
 * at what can still be changed. Once the customer exists that is its lines.
 */
export const resumeOrder = (request: Request): Resume => {
  const before = answersOf(request);
  const { again } = request.answers ?? {};
  return {
    conversation: 'addCustomer',
    about: typeof again === 'string' ? again : '',
    answers: without(before, ['review', ...toCompare(request), ...toChange(request)]),
    typed: { ...valuesOf(before), ...gdapOf(request), ...typedOf(request) },
    draftId: request.id,
  };
};

// What was only sent back was compared when it was asked for.
const toCompare = ({ inputBefore }: Request): string[] =>
  inputBefore === undefined ? ['similar'] : [];

const toChange = ({ state, placed, failure }: Request): string[] => {
  if (placed?.customerId !== undefined) return ['lines'];
  return state === 'failed' && failure?.step === 'createCustomer' ? ['details'] : [];
};

/** The answers that were kept; of a request without any, what it asked for. */
const answersOf = ({ state, answers, input }: Request): Record<string, unknown> => {
  const asked = AddCustomer.safeParse(input).data;
  if (!asked || (state === 'draft' && answers)) return without(answers ?? {}, ['typed', 'again']);
  const { partnershipId, customer, segment, lines } = asked;
  return {
    existing: { uses: false, company: customer.company },
    reseller: partnershipId,
    details: customer,
    address: { of: addressKey(customer) },
    lines: { country: customer.country, segment, lines },
  };
};

const without = (
  answers: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));

const gdapOf = ({ input }: Request): Resume['typed'] => {
  const asked = AddCustomer.safeParse(input).data;
  return asked ? { review: { gdap: String(asked.gdap) } } : {};
};

/** What the forms show when they are opened again. */
const valuesOf = (answers: Record<string, unknown>): Resume['typed'] => {
  const [details, ordered] = [detailsOf({ answers }), orderedOf({ answers })];
  return {
    ...(details && { details: customerValues(details) }),
    ...(ordered && { lines: cartValues(ordered, ordered.lines) }),
  };
};
