import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { tellFailure } from '../../src/cards/codes.ts';
import { cartErrors } from '../../src/gateways/partnerCenter/cartErrors.ts';
import { isKey, languages, say } from '../../src/locales/index.ts';
import { orderingCodes } from './partnerCenter.codes.ts';
import { fabrikam, market, startSandboxWorld, yes } from './partnerCenter.sandboxWorld.ts';
import type { SandboxWorld } from './partnerCenter.sandboxWorld.ts';

describe('Every refusal of a customer and its order, fed by the sandbox', () => {
  let world: SandboxWorld;
  let pc: PartnerCenter;
  before(async () => {
    world = await startSandboxWorld();
    ({ pc } = world);
  });
  after(() => world.close());
  afterEach(() => world.calm());

  const somebody = '00000000-0000-0000-0000-0000000000bb';
  const wish = { lines: [], partnerId: fabrikam };
  const asks: Record<keyof typeof orderingCodes, () => Promise<Answer<unknown>>> = {
    agreementStatus: () => pc.agreement(fabrikam),
    validateResellers: () => pc.validateResellers([fabrikam]),
    createCustomer: () => pc.createCustomer(world.newCustomer(), randomUUID()),
    customer: () => pc.customer(somebody),
    customerAgreement: () => pc.customerAgreement(somebody),
    catalogue: () => pc.products(market),
    cart: () => pc.createCart(somebody, wish, randomUUID()),
    checkout: () => pc.checkout(somebody, 'cart', randomUUID()),
    orders: () => pc.order(somebody, 'order'),
    anyCall: () => pc.countryRules('DE'),
  };
  const saysWhatToDo = (code: string) => {
    for (const language of languages) {
      const reader = { language, zone: 'UTC', now: '2026-11-23T09:00:00.000Z' };
      const key = `pc.${code}`;
      assert.ok(isKey(key), key);
      assert.equal(tellFailure(reader, code).replaceAll('\\', ''), say(language, key), code);
    }
  };

  for (const [name, ask] of Object.entries(asks)) {
    it(`every refusal of ${name} comes through and is put into words`, async () => {
      for (const code of orderingCodes[name] ?? []) {
        const body = { code: Number(code), description: 'No', data: [], source: 'PartnerFD' };
        await world.tell('_faults', { path: '/v1/', then: { status: 400, body } });
        const answer = await ask();
        const value = answer.is === 'yes' ? (answer.value as { code?: string }) : undefined;
        assert.equal(answer.is === 'no' ? answer.no.code : value?.code, code);
        saysWhatToDo(code);
      }
    });
  }

  it('every error of a cart line comes through, by number and by name, and is put into words', async () => {
    for (const pair of Object.entries(cartErrors)) {
      for (const errorCode of pair) {
        const lineItems = [{ id: 0, catalogItemId: 'a:b:c', error: { errorCode } }];
        const body = { id: 'cart', status: 'Active', lineItems };
        await world.tell('_faults', { path: '/v1/', then: { status: 201, body } });
        const cart = await yes(pc.createCart(somebody, wish, randomUUID()));
        assert.equal(cart.lines[0]?.error, pair[1]);
        saysWhatToDo(`cart.${pair[1]}`);
      }
    }
  });
});
