import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startSandbox } from '../../sandbox/server.ts';
import type { Plan } from '../../src/domain/order.ts';
import type { CartLineWish, NewCustomer } from '../../src/domain/partnerCenter.ts';
import type { Log } from '../../src/domain/ports.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { openPartnerCenter } from '../../src/gateways/partnerCenter/partnerCenter.ts';
import { memorySecrets } from './partnerCenter.world.ts';

const tenantId = 'sandbox-tenant';
const credentials = { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh' };

/** A reseller that may do everything, in the market where it is at home. */
export const fabrikam = '4847101';
export const market = { country: 'US', segment: 'commercial' } as const;
export const address = {
  line1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
};
export const basic = 'Microsoft 365 Business Basic';

/** The value of a good answer. */
export const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
  const answer = await asked;
  assert.ok(answer.is === 'yes', JSON.stringify(answer));
  return answer.value;
};

/** The code of a refusal. */
export const no = async (asked: Promise<Answer<unknown>>): Promise<string> => {
  const answer = await asked;
  assert.ok(answer.is === 'no', JSON.stringify(answer));
  return answer.no.code;
};

/** A sandbox with a client of it; what was logged, and ways to shape things. */
export interface SandboxWorld {
  url: string;
  pc: PartnerCenter;
  resellerId: string;
  lines: string[];
  now(): number;
  pass(ms: number): void;
  tell(place: '_faults' | '_state', order: object): Promise<void>;
  pendingFaults(): Promise<unknown>;
  /** A customer with a domain that nobody has. */
  newCustomer(change?: Partial<NewCustomer>): NewCustomer;
  signedCustomer(): Promise<string>;
  /** Ten of a product found by its title, in the first of its plans that fits. */
  lineOf(title: string, plan?: Partial<Plan>): Promise<CartLineWish>;
  /** Takes back what one test has ordered of the sandbox. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one in which orders take a minute. */
export const startSandboxWorld = async (): Promise<SandboxWorld> => {
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  let count = 0;
  const clock = () => new Date(now);
  const lines: string[] = [];
  const log: Log = {
    info: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
    fault: (event, error) => void lines.push(`${event} ${String(error)}`),
  };
  const options = { port: 0, file: ':memory:', tenant: tenantId, credentials, clock };
  const sandbox = await startSandbox({ ...options, provisioningMs: 60_000 });
  const pc = openPartnerCenter({
    ...credentials,
    baseUrl: sandbox.url,
    loginUrl: sandbox.url,
    tenantId,
    secrets: memorySecrets(),
    clock: { now: () => clock().toISOString() },
    ids: { next: () => randomUUID(), derived: (...parts) => parts.join('/') },
    log,
    wait: async () => undefined,
  });
  const { items: resellers = [] } = await yes(pc.resellers());
  const resellerId = resellers.find(({ partnerId }) => partnerId === fabrikam)?.id ?? '';
  assert.ok(resellerId);

  const tell = async (place: '_faults' | '_state', order: object) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    const response = await fetch(`${sandbox.url}/${place}`, {
      ...init,
      body: JSON.stringify(order),
    });
    assert.equal(response.status, 200, await response.text());
  };
  const newCustomer = (change: Partial<NewCustomer> = {}): NewCustomer => ({
    company: 'Tailwind Toys',
    domain: `tailwindtoys${(count += 1)}.onmicrosoft.com`,
    address,
    firstName: 'Gena',
    lastName: 'Soto',
    email: 'gena@tailwind.example',
    culture: 'en-US',
    resellerId,
    gdap: false,
    ...change,
  });
  return {
    url: sandbox.url,
    pc,
    resellerId,
    lines,
    now: () => now,
    pass: (ms) => void (now += ms),
    tell,
    pendingFaults: async () => (await fetch(`${sandbox.url}/_faults`)).json(),
    newCustomer,
    signedCustomer: async () => {
      const { id } = await yes(pc.createCustomer(newCustomer(), randomUUID()));
      await tell('_state', { acceptAgreement: id });
      return id;
    },
    lineOf: async (title, plan = {}) => {
      const { items: products = [] } = await yes(pc.products(market));
      const product = products.find((one) => one.title === title);
      assert.ok(product, products.map((one) => one.title).join());
      const { items: skus = [] } = await yes(pc.skus(product.id, market));
      const sku = skus.find(({ isTrial }) => !isTrial);
      assert.ok(sku);
      const where = { productId: product.id, skuId: sku.id };
      const { items: [availability] = [] } = await yes(pc.availabilities(where, market));
      assert.ok(availability?.purchasable);
      const found = availability.plans.find(
        ({ term, billingCycle }) =>
          (plan.term ?? term) === term && (plan.billingCycle ?? billingCycle) === billingCycle,
      );
      assert.ok(found);
      return { catalogItemId: availability.catalogItemId, quantity: 10, ...found };
    },
    calm: async () => {
      await fetch(`${sandbox.url}/_faults`, { method: 'DELETE' });
      await tell('_state', { customerReplay: 'credentials', checkoutReplay: 'repeat' });
    },
    close: () => sandbox.close(),
  };
};
