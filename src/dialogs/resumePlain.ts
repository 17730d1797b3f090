import { z } from 'zod';
import { CustomerRef, SubscriptionRef } from '../domain/customer.ts';
import type { Request } from '../domain/request.ts';
import { Id } from '../domain/values.ts';
import { typedOf, type Resume } from './resume.ts';

/** Questions that decide: whatever was answered once, it is asked again. */
const decisions = ['review', 'confirm'];

const Named = z.object({
  customer: CustomerRef.optional(),
  subscription: SubscriptionRef.optional(),
  partnershipId: Id.optional(),
});

/**
 * How most conversations go on: a draft where it was left; what was sent back or failed with every answer kept, and what decides asked
 * anew. Without kept answers, what the request was about is known at least.
 */
export const resumePlain = (request: Request): Resume => ({
  conversation: request.kind,
  about: '',
  answers: Object.fromEntries(
    Object.entries(request.answers ?? answersOf(request.input)).filter(
      ([name]) => name !== 'typed' && !decisions.includes(name),
    ),
  ),
  typed: typedOf(request),
  draftId: request.id,
});

const answersOf = (input: unknown): Record<string, unknown> => {
  const { customer, subscription, partnershipId } = Named.safeParse(input).data ?? {};
  return {
    ...(customer && { customer: customer.id }),
    ...(subscription && { subscription: subscription.id }),
    ...(partnershipId && { reseller: partnershipId }),
  };
};
