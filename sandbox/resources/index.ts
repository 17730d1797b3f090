import type { Center } from '../center.ts';
import type { Route } from '../http/route.ts';
import { auditRecords } from './auditRecords.ts';
import { compliance } from './compliance.ts';
import { customers } from './customers.ts';
import { partnerOfRecord } from './partnerOfRecord.ts';
import { profiles } from './profiles.ts';
import { relationships } from './relationships.ts';
import { subscriptions } from './subscriptions.ts';

/** The operations of Partner Center that the sandbox knows, family by family: a new family is one file and one line here. */
export function resources(center: Center): Route[] {
  return [
    relationships,
    profiles,
    compliance,
    partnerOfRecord,
    customers,
    subscriptions,
    auditRecords,
  ].flatMap((family) => family(center));
}
