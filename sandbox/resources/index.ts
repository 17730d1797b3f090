import type { Center } from '../center.ts';
import type { Route } from '../http/route.ts';
import { agreements } from './agreements.ts';
import { auditRecords } from './auditRecords.ts';
import { carts } from './carts.ts';
import { compliance } from './compliance.ts';
import { countryRules } from './countryRules.ts';
import { customerProfiles } from './customerProfiles.ts';
import { customers } from './customers.ts';
import { customersCreate } from './customersCreate.ts';
import { domains } from './domains.ts';
import { orders } from './orders.ts';
import { partnerOfRecord } from './partnerOfRecord.ts';
import { products } from './products.ts';
import { profiles } from './profiles.ts';
import { relationships } from './relationships.ts';
import { subscriptions } from './subscriptions.ts';
import { customerEnd } from './customerEnd.ts';
import { relationshipRequests } from './relationshipRequests.ts';
import { subscriptionPatch } from './subscriptionPatch.ts';
import { subscriptionMore } from './subscriptionMore.ts';
import { supportContact } from './supportContact.ts';
import { transitions } from './transitions.ts';
import { promotions } from './promotions.ts';
import { webhooks } from './webhooks.ts';
import { validations } from './validations.ts';

/** The operations of Partner Center that the sandbox knows, family by family: a new family is one file and one line here. */
export function resources(center: Center): Route[] {
  return [
    relationships,
    profiles,
    compliance,
    partnerOfRecord,
    domains,
    validations,
    countryRules,
    customers,
    customersCreate,
    customerProfiles,
    agreements,
    products,
    carts,
    orders,
    subscriptions,
    subscriptionPatch,
    subscriptionMore,
    supportContact,
    transitions,
    promotions,
    relationshipRequests,
    customerEnd,
    webhooks,
    auditRecords,
  ].flatMap((family) => family(center));
}
