import { randomUUID } from 'node:crypto';
import { northwind } from '../../sandbox/provider.ts';
import { demoCredentials } from '../../sandbox/settings.ts';
import { tenantId } from '../../demo/people.ts';

/** What happens at Partner Center, outside the desk: on its web pages, and by a test's wish. */
export interface Portal {
  /** A reseller accepts behind the provider's personal link. @throws when the page refuses */
  accepts(resellerId: string): Promise<void>;
  /** An admin presses Yes to "Remove partnership" in the portal. */
  removes(resellerId: string): Promise<void>;
  /** A reseller that was not there before. @returns its tenant id and Partner ID */
  add(
    name: string,
    more?: { country?: string; partnership?: boolean },
  ): Promise<{ id: string; partnerId: string }>;
  /** As on the pages, by the test's own wish; gives the ids of what was added. */
  wish(
    wish: Record<string, unknown>,
  ): Promise<{ customerIds: string[]; subscriptionIds?: string[] }>;
  /** A customer accepts the Microsoft Customer Agreement in its admin centre. */
  agrees(customerId: string): Promise<void>;
  /** A company that is no customer yet accepts the reseller behind this link. @throws when the page refuses */
  acceptsReseller(link: string, company: string): Promise<void>;
  /** The relationship with a customer ends, by somebody else than the desk. */
  endsRelationship(customerId: string): Promise<void>;
  /** Our customers with this domain, as Partner Center lists them. */
  customers(domain: string): Promise<{ id: string }[]>;
  /** What was ordered for a customer. */
  orders(customerId: string): Promise<PortalOrder[]>;
  /** What a customer has been given licences of, since its orders are provisioned. */
  subscriptions(customerId: string): Promise<PortalSubscription[]>;
  /** Whatever Partner Center shows at this path; undefined: it is not there for us. */
  reads(path: string): Promise<Record<string, unknown> | undefined>;
  /** The next `times` calls that begin with this path go wrong; with `method` those alone. */
  fails(
    path: string,
    then: Record<string, unknown>,
    times?: number,
    method?: string,
  ): Promise<void>;
  /** What still waits to go wrong. */
  waiting(): Promise<unknown[]>;
  /** All calls get through again. */
  heals(): Promise<void>;
  /** The calls that Partner Center got, as `GET /v1/customers?...`. */
  calls(): Promise<string[]>;
  /** It remembers no call any more. */
  forgets(): Promise<void>;
}

/** An order as Partner Center shows it. */
export interface PortalOrder {
  id: string;
  lineItems: { offerId: string; quantity: number }[];
}

/** A subscription as Partner Center shows it. */
export interface PortalSubscription {
  id: string;
  orderId: string;
  offerName: string;
  quantity: number;
  status: string;
  partnerId?: string;
  autoRenewEnabled: boolean;
}

/** Ids of resellers that are there from the beginning. */
export const seeded = {
  fabrikam: '7a0c1e52-4b0d-4f8e-9a51-2c6d0b8f1e01',
  contoso: '1d9e6f34-82c7-4a15-b3d0-5e7f9a2c4b02',
  adatum: 'c53b8a76-0f2d-4e69-8c14-9b1a3d5e7f03',
  tailspin: '94f7d2b8-6a3e-4c01-a5f9-7d8e0c1b2a04',
  wideWorld: 'e82a5c90-1b4f-4d73-96e8-3f5a7b9c0d05',
  fourthCoffee: '5f6b0d1c-93a8-4e27-bd42-8a0c2e4f6b06',
  alpine: 'b0d4e8f2-7c61-4a9b-8d35-1e3f5a7c9b07',
  humongous: '28c6a0e4-5d9f-4b13-a7e2-6c8d0f1a3b08',
  proseware: '6e1f3a5c-b7d9-4e82-9c04-2d4f6b8a0c09',
} as const;

/** Opens the sandbox at this address. */
export const openPortal = (address: string): Portal => {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(address + path, {
      method,
      redirect: 'manual',
      ...(body !== undefined && {
        headers: {
          'content-type':
            body instanceof URLSearchParams
              ? 'application/x-www-form-urlencoded'
              : 'application/json',
        },
        body: body instanceof URLSearchParams ? body : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  const tokenBy = async (grant: Record<string, string>): Promise<string> => {
    const { clientId, clientSecret } = demoCredentials;
    const asked = {
      ...grant,
      client_id: clientId,
      client_secret: clientSecret,
      resource: 'https://api.partnercenter.microsoft.com',
    };
    const given = await call('POST', `/${tenantId}/oauth2/token`, new URLSearchParams(asked));
    return (JSON.parse(given) as { access_token: string }).access_token;
  };
  const headersBy = async (grant: Record<string, string>) => ({
    authorization: `Bearer ${await tokenBy(grant)}`,
    'ms-requestid': randomUUID(),
  });
  const byApp = { grant_type: 'client_credentials' };
  const byUser = { grant_type: 'refresh_token', refresh_token: demoCredentials.refreshToken };
  const asks = async (path: string) => {
    const response = await fetch(address + path, { headers: await headersBy(byApp) });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return (await response.json()) as { items?: unknown[] };
  };
  const wish: Portal['wish'] = async (wished) =>
    JSON.parse(await call('POST', '/_state', wished)) as Awaited<ReturnType<Portal['wish']>>;
  return {
    wish,
    accepts: async (resellerId) =>
      void (await call(
        'POST',
        `/invite/${northwind(tenantId).inviteToken}/accept`,
        new URLSearchParams({ resellerId }),
      )),
    removes: async (resellerId) =>
      void (await call('POST', `/portal/indirect-resellers/${resellerId}/remove`)),
    add: async (name, more = {}) => {
      const made = await call('POST', '/_state', { addReseller: { name, ...more } });
      const { reseller } = JSON.parse(made) as { reseller: { id: string; mpnId: string } };
      return { id: reseller.id, partnerId: reseller.mpnId };
    },
    agrees: async (customerId) =>
      void (await call('POST', `/admin-centre/agreement/${customerId}/accept`)),
    acceptsReseller: async (link, company) => {
      const { pathname, search } = new URL(link);
      const page = await call('GET', pathname + search);
      const [, companyId] = new RegExp(`<option value="([^"]+)">${company} `).exec(page) ?? [];
      if (!companyId) throw new Error(`${company} is not on the page`);
      const form = new URLSearchParams({ companyId });
      await call('POST', `${pathname}/accept${search}`, form);
    },
    endsRelationship: async (customerId) => {
      const path = `/v1/customers/${customerId}`;
      const response = await fetch(address + path, {
        method: 'PATCH',
        headers: { ...(await headersBy(byUser)), 'content-type': 'application/json' },
        body: JSON.stringify({ relationshipToPartner: 'none' }),
      });
      if (!response.ok) throw new Error(`PATCH ${path}: ${response.status}`);
    },
    reads: async (path) => {
      const response = await fetch(address + path, { headers: await headersBy(byUser) });
      if (response.status === 403 || response.status === 404) return undefined;
      if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
      return (await response.json()) as Record<string, unknown>;
    },
    customers: async (domain) => {
      const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' });
      const { items = [] } = await asks(
        `/v1/customers?size=50&filter=${encodeURIComponent(filter)}`,
      );
      return items as { id: string }[];
    },
    orders: async (customerId) => {
      const { items = [] } = await asks(`/v1/customers/${customerId}/orders`);
      return items as PortalOrder[];
    },
    subscriptions: async (customerId) => {
      const { items = [] } = await asks(`/v1/customers/${customerId}/subscriptions`);
      return items as PortalSubscription[];
    },
    fails: async (path, then, times = 1, method) =>
      void (await call('POST', '/_faults', { path, times, then, ...(method && { method }) })),
    waiting: async () => JSON.parse(await call('GET', '/_faults')) as unknown[],
    heals: async () => void (await call('DELETE', '/_faults')),
    calls: async () =>
      (JSON.parse(await call('GET', '/_calls')) as { method: string; path: string }[]).map(
        ({ method, path }) => `${method} ${path}`,
      ),
    forgets: async () => void (await call('DELETE', '/_calls')),
  };
};
