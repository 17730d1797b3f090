import assert from 'node:assert/strict';
import type { Center } from '../../sandbox/center.ts';
import { openCenter } from '../../sandbox/center.ts';
import { northwind } from '../../sandbox/provider.ts';
import { resellers } from '../../sandbox/seed/resellers.ts';
import { openWorld, tenant } from './world.ts';

const open = (at: string) =>
  openCenter({ file: ':memory:', provider: northwind(tenant), clock: () => new Date(at) });

function dump({ db }: Center): unknown {
  const tables = ['partners', 'partnerships', 'customers', 'subscriptions', 'auditRecords', 'meta'];
  return tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
}

describe('the seed of the sandbox', () => {
  it('is the same data for the same moment, and other dates for another', () => {
    const [one, same, other] = [
      open('2026-05-20T12:00:00Z'),
      open('2026-05-20T12:00:00Z'),
      open('2026-05-21T12:00:00Z'),
    ];
    assert.deepEqual(dump(one), dump(same));
    assert.notDeepEqual(dump(one), dump(other));
  });

  it('has 14 enrolled resellers in 8 countries, one unsigned, one that fails validation', () => {
    const enrolled = resellers.filter((each) => each.enrolled);
    assert.equal(enrolled.length, 14);
    assert.equal(new Set(enrolled.map((each) => each.country)).size, 8);
    assert.equal(enrolled.filter((each) => !each.agreementSigned).length, 1);
    assert.equal(enrolled.filter((each) => !each.authorised).length, 1);
    assert.equal(new Set(resellers.map((each) => each.mpnId)).size, resellers.length);
  });

  it('has 6 partnerships, all of signed and authorised resellers, 40 customers and 90 subscriptions', async () => {
    const world = await openWorld();
    const list = (
      await world.get('/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf')
    ).body.items;
    for (const each of list as { mpnId: string }[]) {
      const path = `/v1/compliance/csp/agreementstatus?mpnId=${each.mpnId}`;
      assert.deepEqual((await world.get(path)).body, { isAgreementSigned: true });
    }
    const customers = (await world.get('/v1/customers')).body.items as { id: string }[];
    const perReseller = new Map<string, number>();
    const statuses = new Map<string, number>();
    const ofRecord = new Map<string, number>();
    const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
    for (const { id } of customers) {
      const { associatedPartnerId } = (await world.get(`/v1/customers/${id}`)).body;
      count(perReseller, associatedPartnerId);
      const mpnId = list.find((each: { id: string }) => each.id === associatedPartnerId).mpnId;
      for (const each of (await world.get(`/v1/customers/${id}/subscriptions`)).body.items) {
        count(statuses, each.status);
        count(
          ofRecord,
          each.partnerId === '' ? 'nobody' : each.partnerId === mpnId ? 'own' : 'other',
        );
        assert.equal(each.status === 'expired', each.commitmentEndDateTime < '2026-05-20', each.id);
      }
    }
    assert.deepEqual([...perReseller.values()], [12, 9, 7, 6, 4, 2]);
    assert.deepEqual(Object.fromEntries(statuses), { active: 75, suspended: 8, expired: 7 });
    assert.deepEqual(Object.fromEntries(ofRecord), { own: 74, other: 9, nobody: 7 });
    await world.close();
  });

  it('has a log that fits: every customer and subscription of the last 30 days is in it', async () => {
    const world = await openWorld();
    const log = (await world.get('/v1/auditrecords')).body.items as {
      operationType: string;
      customizedData: { key: string; value: string }[];
    }[];
    const logged = new Set(log.flatMap((each) => each.customizedData.map((fact) => fact.value)));
    const customers = (await world.get('/v1/customers')).body.items as { id: string }[];
    let recent = 0;
    for (const { id } of customers) {
      for (const each of (await world.get(`/v1/customers/${id}/subscriptions`)).body.items) {
        if (each.creationDate < '2026-04-20') continue;
        recent += 1;
        assert.ok(logged.has(each.id), each.id);
      }
    }
    assert.ok(recent > 10);
    assert.ok(log.some((each) => each.operationType === 'add_customer'));
    assert.ok(log.some((each) => each.operationType === 'update_subscription'));
    await world.close();
  });
});
