import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anyCase } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { actorOf } from '../state/actor.ts';
import { endRelation } from '../state/relations.ts';
import type { Subscription } from '../state/subscription.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { heldSubscriptions } from '../state/subscriptions.ts';
import { findCustomer } from './customers.ts';
import { refusedWith } from './orderRefusals.ts';

const Body = anyCase(z.object({ relationshiptopartner: z.literal('none') }));

/** The end of the reseller relationship with a customer, once it has nothing more that is billed. */
export function customerEnd(center: Center): Route[] {
  return [
    {
      method: 'PATCH',
      path: '/v1/customers/:customer',
      access: 'userOnly',
      limited: true,
      answer: (call) => end(center, call),
    },
  ];
}

function end(center: Center, call: Call): Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  if (!Body.safeParse(call.body ?? {}).success)
    return refusedWith(800002, 'relationshipToPartner: only none.');
  const open = heldSubscriptions(center.db, customer.id).filter(isOpen);
  if (open.length > 0)
    return refusedWith(800002, `The customer has active subscriptions: ${open.length}.`);
  endRelation(center, customer, actorOf(center, call));
  return ok({
    Id: null,
    CommerceId: null,
    CompanyProfile: null,
    BillingProfile: null,
    RelationshipToPartner: 'none',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: 'Customer' },
  });
}

// Suspension ends the bill on legacy only.
function isOpen(subscription: Subscription): boolean {
  return subscription.status === 'active' || isNewCommerce(subscription);
}
