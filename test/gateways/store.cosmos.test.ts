import assert from 'node:assert/strict';
import { CosmosClient } from '@azure/cosmos';
import type { Op } from '../../src/domain/ports.ts';
import { openCosmosStore } from '../../src/gateways/store/cosmos.ts';
import { startCosmosServer } from '../support/cosmosServer.ts';
import { cosmosWorld, doc, etagOf, fill, idsOf } from './store.world.ts';

const create = (id: string): Op => ({ op: 'create', doc: doc(id) });

describe('A store in Cosmos DB', () => {
  let world: Awaited<ReturnType<typeof cosmosWorld>>;
  beforeEach(async () => {
    world = await cosmosWorld();
  });
  afterEach(async () => await world.close());

  const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
    world.server.reset();
    await work();
    return world.server.counted();
  };
  const sdk = () => {
    const { endpoint, key, database } = world.place;
    return new CosmosClient({ endpoint, key }).database(database);
  };

  it('costs one request for a read, a page, a search, a count and a commit', async () => {
    const { desk, talk } = world.store;
    await fill(
      desk,
      Array.from({ length: 30 }, (_, at) => doc(`${at}`, { tags: ['x'], keys: ['fab'] })),
    );
    const etag = await etagOf(desk, '7');
    const looks: Record<string, () => Promise<unknown>> = {
      read: () => desk.read('1'),
      'read of nothing': () => desk.read('none'),
      page: () => desk.list({ type: 'thing', limit: 10 }),
      'later page': () =>
        desk.list({ type: 'thing', tags: ['x'], order: 'desc', skip: 20, limit: 10 }),
      search: () => desk.list({ type: 'thing', tags: ['x'], words: ['f', 'fab'], limit: 10 }),
      'what is due': () =>
        desk.list({ type: 'thing', dueBy: '2026-01-01T00:00:00.000Z', limit: 10 }),
      'one of many tags': () =>
        desk.list({ type: 'thing', anyOf: ['x', 'y', 'z'], words: ['f'], limit: 10 }),
      count: () => desk.count({ type: 'thing', tags: ['x'] }),
      'first turn': () => talk.commit([{ op: 'create', doc: doc('a') }]),
      'a change': () => desk.commit([{ op: 'replace', doc: doc('7'), etag }]),
      'several changes': () => desk.commit([create('a'), create('b'), create('c')]),
      'a conflict': () => desk.commit([create('d'), create('b')]),
    };
    for (const [name, look] of Object.entries(looks)) assert.equal(await requestsOf(look), 1, name);
  });

  it('makes its containers in the layout that is written down, none with a time to live', async () => {
    const partitions = { desk: '/tenant', talk: '/id', book: '/shelf' };
    for (const [id, path] of Object.entries(partitions)) {
      const { resource } = await sdk().container(id).read();
      assert.deepEqual(resource?.partitionKey, { paths: [path], version: 2 });
      assert.equal(resource?.defaultTtl, undefined);
      const excluded = resource?.indexingPolicy?.excludedPaths?.map((each) => each.path);
      assert.ok(excluded?.includes(id === 'talk' ? '/*' : '/body/*'));
    }
  });

  it('keeps the envelope on top and the body below, in the partition of the tenant', async () => {
    const due = '2026-11-20T08:00:00.000Z';
    const written = doc('open:x/y', { tags: ['t'], keys: ['k'], due, body: { secret: 1 } });
    await world.store.desk.commit([{ op: 'put', doc: written }]);
    const { resource } = await sdk().container('desk').item('open:x*2fy', 'tenant').read<object>();
    const own = Object.entries(resource ?? {}).filter(([field]) => !field.startsWith('_'));
    const { id: realId, ...envelope } = written;
    assert.deepEqual(Object.fromEntries(own), {
      ...envelope,
      id: 'open:x*2fy',
      realId,
      tenant: 'tenant',
    });
  });

  it('starts on containers that are there when it may make none', async () => {
    world.server.refuse(/^POST \/dbs(\/desk\/colls)?$/, 403, 99);
    const store = await openCosmosStore(world.place);
    await store.check();
    await store.close();
  });

  it('names the container that is missing when it may make none', async () => {
    await sdk().container('talk').delete();
    world.server.refuse(/^POST \/dbs(\/desk\/colls)?$/, 403, 99);
    await assert.rejects(
      openCosmosStore(world.place),
      /container talk is missing and could not be made/,
    );
  });

  it('names the container that has another partition key', async () => {
    await sdk().container('book').delete();
    await sdk().containers.create({ id: 'book', partitionKey: { paths: ['/customer'] } });
    const wrong = /container book has the partition key \/customer instead of \/shelf/;
    await assert.rejects(openCosmosStore(world.place), wrong);
  });

  it('says at the start when nobody answers', async () => {
    const server = await startCosmosServer();
    await server.close();
    await assert.rejects(openCosmosStore({ ...world.place, endpoint: server.endpoint }));
  });

  it('gives two instances one truth: the second saver has a conflict', async () => {
    const other = await openCosmosStore(world.place);
    await world.store.desk.commit([create('a')]);
    const etag = await etagOf(other.desk, 'a');
    const save = (body: string): Op[] => [{ op: 'replace', doc: doc('a', { body }), etag }];
    assert.equal(await other.desk.commit(save('other')), 'saved');
    assert.equal(await world.store.desk.commit(save('first')), 'conflict');
    assert.equal((await world.store.desk.read('a'))?.doc.body, 'other');
    await other.close();
  });

  it('keeps the desks of two tenants apart in one account', async () => {
    const other = await openCosmosStore({ ...world.place, tenantId: 'another' });
    await world.store.desk.commit([create('a'), create('b')]);
    assert.deepEqual(await idsOf(other.desk), []);
    assert.equal(await other.desk.count({ type: 'thing' }), 0);
    assert.equal(await other.desk.read('a'), undefined);
    assert.equal(await other.desk.commit([create('a')]), 'saved');
    await other.close();
  });

  it('repeats a batch that the service had no capacity for', async () => {
    world.server.refuse(/^batch/, 429);
    world.server.refuse(/^batch/, 449);
    assert.equal(await world.store.desk.commit([create('a'), create('b')]), 'saved');
    assert.deepEqual(await idsOf(world.store.desk), ['a', 'b']);
  });

  it('throws when a batch finds no capacity again and again, or fails for another reason', async () => {
    const { desk } = world.store;
    world.server.refuse(/^batch/, 429, 4);
    await assert.rejects(desk.commit([create('a'), create('b')]), /refused with 429/);
    world.server.refuse(/^batch/, 400);
    await assert.rejects(desk.commit([create('a'), create('b')]), /refused with 400/);
    assert.deepEqual(await idsOf(desk), []);
  });

  it('throws when a container is gone, instead of taking it for a missing document', async () => {
    await world.store.desk.commit([create('a')]);
    await sdk().container('desk').delete();
    const { desk } = world.store;
    await assert.rejects(desk.read('a'), /gone/);
    await assert.rejects(desk.commit([{ op: 'replace', doc: doc('a'), etag: 'any' }]));
    await assert.rejects(desk.commit([create('b')]));
    await assert.rejects(desk.commit([create('b'), create('c')]));
    await assert.rejects(world.store.check());
  });
});
