import { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { plainLine } from '../domain/onto.ts';
import type { Request } from '../domain/request.ts';
import { orderedPlaces } from './moreOpened.ts';
import { orderedOf } from './orderAnswers.ts';
import { cartValues } from './orderCart.ts';
import { typedOf, type Resume } from './resume.ts';

/**
 * How an order for an existing customer goes on: a draft where it was left; one that failed at its lines, where it failed there. Of what
 * failed, where licences go and when new subscriptions end is asked anew: both may be why.
 */
export const resumeSubscription = (request: Request): Resume => {
  const before = answersOf(request);
  const { again } = request.answers ?? {};
  const ordered = orderedOf({ answers: before });
  const drop = ['review', ...(toChange(request) ? ['lines'] : [])];
  return {
    conversation: 'addSubscription',
    about: typeof again === 'string' ? again : '',
    answers: Object.fromEntries(Object.entries(before).filter(([name]) => !drop.includes(name))),
    typed: {
      ...(ordered && { lines: cartValues(ordered, ordered.lines) }),
      ...typedOf(request),
    },
    draftId: request.id,
  };
};

/** What failed at its lines is mended there. */
const toChange = ({ state, failure, placed }: Request): boolean =>
  state === 'failed' && (failure?.code === 'cartLines' || (placed?.lines.length ?? 0) > 0);

/** The answers that were kept; of a request, what it asked for. */
const answersOf = (request: Request): Record<string, unknown> => {
  const { state, input } = request;
  const asked = AddSubscription.safeParse(input).data;
  const { typed: _typed, again: _again, ...answers } = request.answers ?? {};
  if (!asked || (state === 'draft' && request.answers)) return answers;
  const { customer, partnershipId, country, segment } = asked;
  const settled = orderedPlaces(request);
  const lines = asked.lines.map((line, at) => (settled.includes(at) ? line : plainLine(line)));
  return {
    customer: customer.id,
    reseller: partnershipId,
    lines: { country, segment, lines },
  };
};
