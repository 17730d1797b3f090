import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anyCase } from '../http/filter.ts';
import { link } from '../http/link.ts';
import type { Route } from '../http/route.ts';
import { partnerById } from '../state/partners.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { nameSupportContact, supportContactOf } from '../state/supportContacts.ts';
import { refusedWith } from './orderRefusals.ts';
import { findSubscription } from './subscriptions.ts';

const Body = anyCase(z.object({ supporttenantid: z.string(), supportmpnid: z.string() }));

/** Whom a customer asks for help with a legacy subscription: a reseller in partnership, or the provider. New commerce has none. */
export function supportContact(center: Center): Route[] {
  const path = '/v1/customers/:customer/subscriptions/:subscription/supportcontact';
  return [
    {
      method: 'GET',
      path,
      access: 'userOnly',
      limited: true,
      answer(call) {
        const found = findLegacy(center, call);
        return isAnswer(found) ? found : ok(contactOf(center, found));
      },
    },
    {
      method: 'PUT',
      path,
      access: 'userOnly',
      limited: true,
      answer(call) {
        const found = findLegacy(center, call);
        if (isAnswer(found)) return found;
        const body = Body.safeParse(call.body ?? {});
        if (!body.success) return refusedWith(800002, 'supportTenantId and supportMpnId.');
        const { supporttenantid: tenant, supportmpnid: mpnId } = body.data;
        const refused = objectionTo(center, tenant, mpnId);
        if (refused) return refused;
        const isProvider = tenant.toLowerCase() === center.provider.tenant.toLowerCase();
        const resellerId = isProvider ? undefined : tenant.toLowerCase();
        nameSupportContact(center.db, found.subscriptionId, resellerId);
        return ok(contactOf(center, found));
      },
    },
  ];
}

interface Place {
  customerId: string;
  subscriptionId: string;
}

function findLegacy(center: Center, call: Call): Place | Answer {
  const found = findSubscription(center, call);
  if (isAnswer(found)) return found;
  const { customer, subscription } = found;
  if (isNewCommerce(subscription))
    return refusedWith(600006, 'New commerce subscriptions have no support contact.');
  return { customerId: customer.id, subscriptionId: subscription.id };
}

function objectionTo(center: Center, tenant: string, mpnId: string): Answer | undefined {
  const { provider } = center;
  if (tenant.toLowerCase() === provider.tenant.toLowerCase())
    return mpnId === provider.mpnId ? undefined : refusedWith(2071, `Partner ID ${mpnId}.`);
  const reseller = partnerById(center.db, tenant);
  if (reseller === undefined) return refusedWith(3000, `Tenant ${tenant}.`);
  const fits = reseller.mpnId === mpnId && partnershipWith(center.db, reseller.id);
  return fits ? undefined : refusedWith(2071, `Partner ID ${mpnId}.`);
}

function contactOf(center: Center, { customerId, subscriptionId }: Place) {
  const resellerId = supportContactOf(center.db, subscriptionId);
  const { tenant, mpnId, name } = center.provider;
  const contact = (resellerId && partnerById(center.db, resellerId)) || { id: tenant, mpnId, name };
  const self = `/customers/${customerId}/subscriptions/${subscriptionId}/supportcontact`;
  return {
    supportTenantId: contact.id,
    supportMpnId: contact.mpnId,
    name: contact.name,
    links: { self: link(self) },
    attributes: { objectType: 'SupportContact' },
  };
}
