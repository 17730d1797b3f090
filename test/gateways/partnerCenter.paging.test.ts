import assert from 'node:assert/strict';
import { startWorld } from './partnerCenter.world.ts';
import type { World } from './partnerCenter.world.ts';

const customer = (id: string) => ({
  id,
  companyProfile: { companyName: `Contoso ${id}`, domain: `${id}.onmicrosoft.com` },
});

describe('A long list of Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  it('goes from page to page, with the filter on each', async () => {
    const next = { uri: '/customers?seekOperation=Next', method: 'GET', headers: [] };
    world = await startWorld(({ headers }) =>
      headers['ms-continuationtoken'] === 'more'
        ? { json: { items: [customer('c2')], links: { self: next } } }
        : { json: { items: [customer('C1')], links: { next }, continuationToken: 'more' } },
    );
    const first = await world.pc.customers({ resellerId: 'r1', size: 1 });
    assert.ok(first.is === 'yes');
    const { items, next: onwards } = first.value;
    assert.deepEqual(items, [{ id: 'c1', name: 'Contoso C1', domain: 'C1.onmicrosoft.com' }]);
    const second = await world.pc.customers({ resellerId: 'r1', size: 1, next: onwards });
    assert.ok(second.is === 'yes');
    assert.equal(second.value.items?.[0]?.id, 'c2');
    assert.equal(second.value.next, undefined);
    const [one, two] = world.calls.map(({ url }) => Object.fromEntries(url.searchParams));
    const filter = '{"Field":"IndirectReseller","Value":"r1","Operator":"starts_with"}';
    assert.deepEqual(one, { size: '1', filter });
    assert.deepEqual(two, { size: '1', filter, seekOperation: 'Next' });
  });

  it('goes on from the headers of the next link, too', async () => {
    const headers = [{ key: 'MS-ContinuationToken', value: 'more' }];
    const json = { items: [], links: { next: { uri: '/x', headers } } };
    world = await startWorld(() => ({ json }));
    const answer = await world.pc.customers({});
    assert.ok(answer.is === 'yes');
    assert.equal(answer.value.next, 'more');
  });

  it('is not taken for whole when a next page has no continuation', async () => {
    world = await startWorld(() => ({ json: { items: [], links: { next: { uri: '/x' } } } }));
    await assert.rejects(world.pc.customers({}), { message: /continuationToken/ });
  });
});
