import { northwind } from '../../sandbox/provider.ts';
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
  /** As on the pages, by the test's own wish. */
  wish(wish: Record<string, unknown>): Promise<void>;
  /** The next `times` calls that begin with this path go wrong. */
  fails(path: string, then: Record<string, unknown>, times?: number): Promise<void>;
  /** All calls get through again. */
  heals(): Promise<void>;
  /** The calls that Partner Center got, as `GET /v1/customers?...`. */
  calls(): Promise<string[]>;
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
  const wish: Portal['wish'] = async (wished) => void (await call('POST', '/_state', wished));
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
    fails: async (path, then, times = 1) =>
      void (await call('POST', '/_faults', { path, times, then })),
    heals: async () => void (await call('DELETE', '/_faults')),
    calls: async () =>
      (JSON.parse(await call('GET', '/_calls')) as { method: string; path: string }[]).map(
        ({ method, path }) => `${method} ${path}`,
      ),
  };
};
