import assert from 'node:assert/strict';
import { customerDoc } from '../../src/domain/customer.ts';
import type { SetSupportContact } from '../../src/domain/kinds/setSupportContact.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { keepCustomers, lookAtCustomer } from '../../src/domain/sync/customers.ts';
import type { Request } from '../../src/domain/request.ts';
import { yes } from '../support/answers.ts';
import { alex, isaiah } from '../support/requests.ts';
import {
  contosoId,
  fabrikamId,
  openSubscriptionDesk,
  type SubscriptionDesk,
} from '../support/subscriptionDesk.ts';
import { partnership } from '../support/testDesk.ts';

const contoso = { id: 'contoso', partnerId: contosoId, name: 'Contoso' };
const all: SetSupportContact = {
  customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
  contact: contoso,
  partnershipId: 'contoso',
};
const legacy: SetSupportContact = { ...all, subscription: { id: 's1', name: 'Product s1' } };

describe('A support contact', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
    await test.has(
      { id: 's1', newCommerce: false },
      { id: 's2', name: 'E3' },
      { id: 's3', name: 'Old', status: 'deleted' },
    );
  });
  afterEach(() => test.close());

  const made = async (input: SetSupportContact): Promise<Request> => {
    const asked = yes(await test.desk.act.submit(alex, 'setSupportContact', input));
    await test.settle();
    return test.read(asked.id);
  };
  const puts = (): number =>
    test.center.calls.filter((call) => call.startsWith('setSupportContact')).length;

  it('of a legacy subscription is set in Partner Center, and kept as it was named there', async () => {
    assert.equal((await made(legacy)).state, 'done');
    assert.deepEqual(test.center.world.supportContacts.s1, contoso);
    assert.deepEqual((await test.kept('s1')).support, contoso);
    assert.equal((await test.customer()).support, undefined);
    await readSubscriptions(test.doors, 'trey');
    assert.deepEqual((await test.kept('s1')).support, contoso, 'a list does not tell it');
  });

  it('that is named already is not set again, and a lost answer is one effect', async () => {
    test.center.world.supportContacts.s1 = contoso;
    assert.equal((await made(legacy)).state, 'done');
    assert.equal(puts(), 0);
    assert.deepEqual((await test.kept('s1')).support, contoso);
    const us = { ...test.center.world.provider };
    test.center.next('setSupportContact', { is: 'broken', after: 'work' });
    const asked = await made({ ...legacy, contact: us, partnershipId: undefined });
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(puts(), 1);
  });

  it('that somebody else has changed since it was shown stays as it is', async () => {
    const us = { ...test.center.world.provider };
    const other = { id: 'fabrikam', partnerId: fabrikamId, name: 'Fabrikam' };
    test.center.world.supportContacts.s1 = other;
    const doc = customerDoc({ ...(await test.customer()), support: other });
    await test.doors.store.customers.commit([{ op: 'put', doc }]);
    for (const input of [legacy, all])
      assert.partialDeepStrictEqual(await made({ ...input, was: us }), {
        state: 'failed',
        failure: { code: 'changedMeanwhile' },
      });
    assert.deepEqual((await test.kept('s1')).support, other, 'whoever looks again sees who it is');
    assert.deepEqual([puts(), (await test.customer()).support], [0, other]);
  });

  it('is replaced when it is still who was shown', async () => {
    const us = { ...test.center.world.provider };
    assert.equal((await made({ ...legacy, was: us })).state, 'done');
    assert.deepEqual(test.center.world.supportContacts.s1, contoso);
  });

  it('that Partner Center does not take fails with its code', async () => {
    const stranger = { ...contoso, partnerId: '1' };
    assert.partialDeepStrictEqual(await made({ ...legacy, contact: stranger }), {
      state: 'failed',
      failure: { code: '2071' },
    });
  });

  it('of new commerce is kept here for the customer, whatever rounds read of it later', async () => {
    assert.equal((await made(all)).state, 'done');
    assert.equal(puts(), 0);
    assert.deepEqual((await test.customer()).support, contoso);
    const { id, name, domain } = all.customer;
    await keepCustomers(test.doors, [{ id, name, domain }], { resellerId: 'fabrikam' });
    await readSubscriptions(test.doors, id);
    await lookAtCustomer(test.doors, id);
    assert.deepEqual((await test.customer()).support, contoso);
  });

  it('can only be a partner, or we ourselves', async () => {
    const gone = partnership({ id: 'contoso', partnerId: contosoId, state: 'removed' });
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(gone) }]);
    assert.partialDeepStrictEqual(await test.desk.act.submit(alex, 'setSupportContact', all), {
      refused: 'blocked',
      detail: { check: 'partnershipNotActive' },
    });
    const us = { id: 'provider', partnerId: '4846001', name: 'Northwind' };
    const own = await made({ ...all, contact: us, partnershipId: undefined });
    assert.equal(own.state, 'done');
    assert.deepEqual((await test.customer()).support, us);
  });

  describe('is told by a mail', () => {
    it('only as long as it is a partner', async () => {
      const { id } = await made(all);
      const gone = partnership({ id: 'contoso', partnerId: contosoId, state: 'removed' });
      await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(gone) }]);
      assert.partialDeepStrictEqual(await test.desk.find.notices(alex, id), {
        refused: 'notFound',
      });
    });

    it('that names what it supports, in the language that is chosen', async () => {
      const { id } = await made(all);
      assert.partialDeepStrictEqual(yes(await test.desk.find.notices(alex, id)), {
        view: 'supportMail',
        customer: all.customer,
        contact: contoso,
        partnership: { id: 'contoso' },
        subscriptions: ['E3'],
        subscriptionCount: 1,
        seen: false,
        agent: 'Alex',
        compose: { mailCompose: 'outlook' },
      });
      const chinese = yes(await test.desk.find.notices(alex, `${id}|zh-CN`));
      assert.partialDeepStrictEqual(chinese, { view: 'supportMail', language: 'zh-CN' });
      const forLegacy = await made(legacy);
      assert.partialDeepStrictEqual(yes(await test.desk.find.notices(alex, forLegacy.id)), {
        subscriptions: ['Product s1'],
        seen: true,
      });
    });

    it('which we do not write to ourselves, and nobody reads who may not look', async () => {
      const us = { id: 'provider', partnerId: '4846001', name: 'Northwind' };
      const own = await made({ ...all, contact: us, partnershipId: undefined });
      assert.partialDeepStrictEqual(await test.desk.find.notices(alex, own.id), {
        refused: 'notFound',
      });
      const told = await made(all);
      yes(await test.desk.find.notices(isaiah, told.id));
      const nobody = { id: 'x', name: 'X', roles: [] };
      assert.partialDeepStrictEqual(await test.desk.find.notices(nobody, told.id), {
        refused: 'notAllowed',
      });
    });
  });
});
