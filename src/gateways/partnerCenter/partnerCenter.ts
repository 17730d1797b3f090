import type { Clock, Ids, Log } from '../../domain/ports.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Id } from '../../domain/values.ts';
import { agreements } from './agreements.ts';
import { auditRecords } from './auditRecords.ts';
import { openCall } from './call.ts';
import { carts } from './carts.ts';
import { catalogue } from './catalogue.ts';
import { compliance } from './compliance.ts';
import { customerRelationships } from './customerRelationships.ts';
import { customers } from './customers.ts';
import { customersCreate } from './customersCreate.ts';
import { endDates } from './endDates.ts';
import { orders } from './orders.ts';
import { partners } from './partners.ts';
import { profiles } from './profiles.ts';
import { promotions } from './promotions.ts';
import { openRefreshToken } from './refreshToken.ts';
import { relationships } from './relationships.ts';
import type { Secrets } from './secrets.ts';
import { subscriptionChanges } from './subscriptionChanges.ts';
import { subscriptions } from './subscriptions.ts';
import { supportContacts } from './supportContacts.ts';
import { openTokens } from './tokens.ts';
import { transitions } from './transitions.ts';
import { validations } from './validations.ts';
import { webhooks } from './webhooks.ts';

/** Which Partner Center account to speak to, and as whom. */
export interface PartnerCenterOptions {
  /** `https://api.partnercenter.microsoft.com`, a national cloud's address, or a sandbox. */
  baseUrl: string;
  /** `https://login.microsoftonline.com`, or as above. */
  loginUrl: string;
  tenantId: Id;
  clientId: string;
  clientSecret: string;
  /** The first refresh token; its successors are kept in `secrets`. */
  refreshToken: string;
  secrets: Secrets;
  clock: Clock;
  ids: Ids;
  log: Log;
  fetch?: typeof globalThis.fetch;
  /** Language of names and descriptions (`X-Locale`). */
  market?: string;
  /** The audience of the tokens, where it is not the public service. */
  resource?: string;
  /** Waits between two attempts, in milliseconds. */
  wait?: (ms: number) => Promise<void>;
}

/** Opens Partner Center over HTTP: the real one and the sandbox alike. */
export const openPartnerCenter = (options: PartnerCenterOptions): PartnerCenter => {
  const { baseUrl, tenantId, clock, ids, log, wait, fetch = globalThis.fetch } = options;
  const { refreshToken: setting, secrets, loginUrl, clientId, clientSecret } = options;
  const { market: locale = 'en-US', resource = 'https://api.partnercenter.microsoft.com' } =
    options;
  const refreshToken = openRefreshToken({ tenantId, setting, secrets, log });
  const application = { loginUrl, tenantId, clientId, clientSecret, resource };
  const tokens = openTokens({ ...application, refreshToken, clock, log, fetch });
  const call = openCall({ baseUrl, locale, tokens, clock, ids, log, fetch, wait });
  return {
    ...relationships(call),
    ...profiles(call),
    ...compliance(call),
    ...partners(call),
    ...customers(call),
    ...validations(call),
    ...customersCreate(call),
    ...agreements(call),
    ...catalogue(call),
    ...carts(call),
    ...orders(call),
    ...subscriptions(call),
    ...subscriptionChanges(call),
    ...transitions(call),
    ...supportContacts(call),
    ...endDates(call),
    ...promotions(call),
    ...customerRelationships(call),
    ...webhooks(call),
    ...auditRecords(call),
  };
};
