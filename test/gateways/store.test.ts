import assert from 'node:assert/strict';
import type { Op, Query, Shelf, Store } from '../../src/domain/ports.ts';
import {
  cosmosWorld,
  doc,
  drawing,
  etagOf,
  fill,
  idsOf,
  meant,
  sqliteWorld,
} from './store.world.ts';
import type { World } from './store.world.ts';

const keys: [name: string, open: () => Promise<World>][] = [
  ['a SQLite file', sqliteWorld],
  ['Cosmos DB', cosmosWorld],
];
const listed = ['desk', 'customers', 'subscriptions', 'catalogue'] as const;
const shelves = [...listed, 'talk'] as const;

const create = (id: string): Op => ({ op: 'create', doc: doc(id) });
const many = (count: number): Op[] =>
  Array.from({ length: count }, (_, at) => create(`many:${at}`));

for (const [name, open] of keys) {
  describe(`A store kept in ${name}`, () => {
    let world: World;
    let store: Store;
    beforeEach(async () => {
      world = await open();
      store = world.store;
    });
    afterEach(async () => await world.close());

    it('can say that it is reachable', async () => {
      await store.check();
    });

    it('keeps its shelves apart', async () => {
      for (const shelf of shelves)
        await store[shelf].commit([{ op: 'create', doc: doc('same', { body: shelf }) }]);
      for (const shelf of shelves) assert.equal((await store[shelf].read('same'))?.doc.body, shelf);
      for (const shelf of listed) {
        assert.equal(await store[shelf].count({ type: 'thing' }), 1);
        assert.equal((await store[shelf].list({ type: 'thing', limit: 9 })).length, 1);
      }
    });

    it('writes one document a commit to talk and refuses two', async () => {
      await assert.rejects(
        store.talk.commit([create('a'), create('b')]),
        /talk holds at most 1 write/,
      );
      assert.equal(await store.talk.read('a'), undefined);
    });

    it('does not list conversations', async () => {
      await assert.rejects(store.talk.list({ type: 'thing', limit: 1 }), /never listed/);
      await assert.rejects(store.talk.count({ type: 'thing' }), /never listed/);
    });

    for (const shelf of shelves) {
      describe(`on the shelf ${shelf}`, () => {
        it('gives back a document as it was written', async () => {
          await givesBack(store[shelf]);
        });

        it('keeps documents with ids of every kind apart', async () => {
          await keepsIdsApart(store[shelf]);
        });

        it('gives a conflict to whoever creates an existing id', async () => {
          assert.equal(await store[shelf].commit([create('a')]), 'saved');
          const again = { op: 'create' as const, doc: doc('a', { body: 'other' }) };
          assert.equal(await store[shelf].commit([again]), 'conflict');
          assert.deepEqual((await store[shelf].read('a'))?.doc.body, { of: 'a' });
        });

        it('gives a conflict to the second of two savers', async () => {
          await store[shelf].commit([create('a')]);
          const etag = await etagOf(store[shelf], 'a');
          const save = (body: string) =>
            store[shelf].commit([{ op: 'replace', doc: doc('a', { body }), etag }]);
          assert.deepEqual([await save('first'), await save('second')], ['saved', 'conflict']);
          assert.equal((await store[shelf].read('a'))?.doc.body, 'first');
          assert.notEqual(await etagOf(store[shelf], 'a'), etag);
        });

        it('gives a task to one of the claimers that come at the same moment', async () => {
          await store[shelf].commit([{ op: 'create', doc: doc('task', { type: 'task' }) }]);
          const etag = await etagOf(store[shelf], 'task');
          const claims = ['one', 'two', 'three'].map((body) =>
            store[shelf].commit([
              { op: 'replace', doc: doc('task', { type: 'task', body }), etag },
            ]),
          );
          assert.deepEqual((await Promise.all(claims)).toSorted(), [
            'conflict',
            'conflict',
            'saved',
          ]);
        });

        it('gives a conflict to whoever replaces or removes what is not there', async () => {
          const replace: Op = { op: 'replace', doc: doc('a'), etag: 'any' };
          assert.equal(await store[shelf].commit([replace]), 'conflict');
          assert.equal(
            await store[shelf].commit([{ op: 'remove', id: 'a', etag: 'any' }]),
            'conflict',
          );
          assert.equal(await store[shelf].read('a'), undefined);
        });

        it('removes only what the remover has seen', async () => {
          await store[shelf].commit([create('a')]);
          const etag = await etagOf(store[shelf], 'a');
          await store[shelf].commit([{ op: 'put', doc: doc('a', { body: 'newer' }) }]);
          assert.equal(await store[shelf].commit([{ op: 'remove', id: 'a', etag }]), 'conflict');
          const fresh = await etagOf(store[shelf], 'a');
          assert.equal(
            await store[shelf].commit([{ op: 'remove', id: 'a', etag: fresh }]),
            'saved',
          );
          assert.equal(await store[shelf].read('a'), undefined);
        });

        it('does not take the etag of a removed document for that of its successor', async () => {
          await store[shelf].commit([create('a')]);
          const etag = await etagOf(store[shelf], 'a');
          await store[shelf].commit([{ op: 'remove', id: 'a', etag }]);
          await store[shelf].commit([create('a')]);
          assert.equal(
            await store[shelf].commit([{ op: 'replace', doc: doc('a'), etag }]),
            'conflict',
          );
        });

        it('puts a document whatever is there', async () => {
          for (const body of ['first', 'second']) {
            assert.equal(
              await store[shelf].commit([{ op: 'put', doc: doc('a', { body }) }]),
              'saved',
            );
            assert.equal((await store[shelf].read('a'))?.doc.body, body);
          }
        });

        it('keeps a line of history as it was written, whatever is tried', async () => {
          await keepsHistory(store[shelf]);
        });

        it('refuses a commit that is larger than a document may be', async () => {
          const huge = doc('huge', { body: 'x'.repeat(2_200_000) });
          await assert.rejects(store[shelf].commit([{ op: 'create', doc: huge }]));
          assert.equal(await store[shelf].read('huge'), undefined);
        });

        it('saves nothing when nothing is asked', async () => {
          assert.equal(await store[shelf].commit([]), 'saved');
        });
      });
    }

    for (const shelf of listed) {
      describe(`on the shelf ${shelf}, of many documents`, () => {
        it('writes a commit of a hundred whole and refuses a hundred and one', async () => {
          assert.equal(await store[shelf].commit(many(100)), 'saved');
          assert.equal(await store[shelf].count({ type: 'thing' }), 100);
          await assert.rejects(store[shelf].commit(many(101)), /at most 100 writes, not 101/);
        });

        it('writes nothing of a commit whose last operation is stale', async () => {
          await writesNothing(store[shelf]);
        });

        it('writes nothing of a commit whose first or middle operation meets a conflict', async () => {
          await store[shelf].commit([create('there')]);
          assert.equal(await store[shelf].commit([create('there'), create('a')]), 'conflict');
          assert.equal(
            await store[shelf].commit([create('a'), create('there'), create('b')]),
            'conflict',
          );
          assert.deepEqual(await idsOf(store[shelf]), ['there']);
        });

        it('takes several writes of one document in one commit in their order', async () => {
          const put: Op = { op: 'put', doc: doc('a', { body: 'last' }) };
          assert.equal(await store[shelf].commit([create('a'), put]), 'saved');
          assert.equal((await store[shelf].read('a'))?.doc.body, 'last');
          assert.equal(await store[shelf].commit([create('b'), create('b')]), 'conflict');
          assert.equal(await store[shelf].read('b'), undefined);
        });

        it('pages through a list in sort order, both ways, ties by id', async () => {
          await pages(store[shelf]);
        });

        it('lists what has all the tags', async () => {
          await fill(store[shelf], [
            doc('a', { tags: ['listed', 'manager:1'] }),
            doc('b', { tags: ['listed', 'manager:2'] }),
            doc('c', { tags: ['manager:1'] }),
            doc('d', { tags: ['manager:1', 'listed', 'listed'], type: 'other' }),
          ]);
          assert.deepEqual(await idsOf(store[shelf], { tags: ['listed'] }), ['a', 'b']);
          assert.deepEqual(await idsOf(store[shelf], { tags: ['listed', 'manager:1'] }), ['a']);
          assert.deepEqual(await idsOf(store[shelf], { tags: ['listed', 'manager:3'] }), []);
          assert.deepEqual(await idsOf(store[shelf], { tags: ['list'] }), []);
        });

        it('lists what has one of several tags, each match once and in sort order', async () => {
          await listsAnyOf(store[shelf]);
        });

        it('finds by the beginnings of keys, each match once', async () => {
          await finds(store[shelf]);
        });

        it('lists what is due, the earliest first, and nothing else', async () => {
          await fill(store[shelf], [
            doc('late', { due: '2026-11-22T08:00:00.000Z', sort: '1' }),
            doc('now', { due: '2026-11-21T08:00:00.000Z', sort: '2' }),
            doc('later', { due: '2026-11-21T08:00:00.001Z', sort: '3' }),
            doc('first', { due: '2026-11-20T08:00:00.000Z', sort: '4', tags: ['mine'] }),
            doc('never'),
          ]);
          const dueBy = '2026-11-21T08:00:00.000Z';
          assert.deepEqual(await idsOf(store[shelf], { dueBy }), ['first', 'now']);
          assert.deepEqual(await idsOf(store[shelf], { dueBy, limit: 1 }), ['first']);
          assert.deepEqual(await idsOf(store[shelf], { dueBy, tags: ['mine'] }), ['first']);
          assert.equal(await store[shelf].count({ type: 'thing', dueBy }), 2);
        });

        it('finds, lists and counts a changed document as it now is', async () => {
          await changes(store[shelf]);
        });

        it('answers every query as a plain look through all documents would', async () => {
          await answersLikeAPlainLook(store[shelf]);
        });
      });
    }
  });
}

async function givesBack(shelf: Shelf): Promise<void> {
  const body = {
    nested: { list: [1, 2.5, -3e300, null, true, { deep: ['华夏科技', '\u0000"\\\n', '🦊', ''] }] },
    long: 'é'.repeat(100_000),
  };
  const written = doc('Ünï 🦊', {
    schema: 7,
    sort: 'größe 华',
    tags: ['a:"b"\\', 'line\nbreak', ''],
    keys: ['ключ', '🦊"', 'a\nb'],
    due: '2026-11-20T08:00:00.000Z',
    body,
  });
  await shelf.commit([{ op: 'create', doc: written }]);
  assert.deepEqual((await shelf.read(written.id))?.doc, written);
  await shelf.commit([{ op: 'put', doc: doc('plain') }]);
  assert.deepEqual((await shelf.read('plain'))?.doc, doc('plain'));
}

async function keepsIdsApart(shelf: Shelf): Promise<void> {
  const long = '19:'.padEnd(560, 'x');
  const ids = [
    '19:abc@thread.tacv2;messageid=17000',
    '19:abc@thread.tacv2;messageid=17001',
    'a:1_-Zq/\\?#%+ &=',
    'a*2f',
    'a/',
    'A/',
    '..',
    '/',
    '%2f',
    'open:removePartnership:华夏',
    `${long};messageid=1700000000001`,
    `${long};messageid=1700000000002`,
    `${'华'.repeat(599)}a`,
    `${'华'.repeat(599)}b`,
  ];
  // Whoever clicks may send nothing for an id.
  assert.equal(await shelf.read(''), undefined);
  for (const id of ids)
    assert.equal(await shelf.commit([{ op: 'create', doc: doc(id) }]), 'saved', id);
  for (const id of ids) {
    const found = await shelf.read(id);
    assert.deepEqual(found?.doc, doc(id));
    const newer = doc(id, { body: `newer ${id}` });
    assert.equal(
      await shelf.commit([{ op: 'replace', doc: newer, etag: found.etag }]),
      'saved',
      id,
    );
  }
  for (const id of ids) {
    const found = await shelf.read(id);
    assert.equal(found?.doc.body, `newer ${id}`);
    assert.equal(await shelf.commit([{ op: 'remove', id, etag: found.etag }]), 'saved', id);
    assert.equal(await shelf.read(id), undefined);
  }
}

async function keepsHistory(shelf: Shelf): Promise<void> {
  const line = doc('history:1', { type: 'history' });
  assert.equal(await shelf.commit([{ op: 'create', doc: line }]), 'saved');
  assert.equal(await shelf.commit([{ op: 'create', doc: line }]), 'conflict');
  const etag = await etagOf(shelf, 'history:1');
  const other = { ...line, body: 'other' };
  const attempts: Op[] = [
    { op: 'put', doc: other },
    { op: 'replace', doc: other, etag },
    { op: 'remove', id: 'history:1', etag },
    { op: 'put', doc: { ...other, type: 'thing' } },
    { op: 'replace', doc: { ...other, type: 'thing' }, etag },
    { op: 'put', doc: { ...other, id: 'elsewhere' } },
  ];
  for (const op of attempts) await assert.rejects(shelf.commit([op]), /histor/, op.op);
  assert.deepEqual((await shelf.read('history:1'))?.doc, line);
}

async function writesNothing(shelf: Shelf): Promise<void> {
  await fill(shelf, [doc('kept', { tags: ['old'] }), doc('removed'), doc('guard')]);
  const stale = await etagOf(shelf, 'guard');
  await shelf.commit([{ op: 'put', doc: doc('guard', { body: 'newer' }) }]);
  const outcome = await shelf.commit([
    create('new'),
    { op: 'put', doc: doc('kept', { tags: ['new'], keys: ['found'], body: 'changed' }) },
    { op: 'remove', id: 'removed', etag: await etagOf(shelf, 'removed') },
    { op: 'replace', doc: doc('guard'), etag: stale },
  ]);
  assert.equal(outcome, 'conflict');
  assert.deepEqual(await idsOf(shelf), ['guard', 'kept', 'removed']);
  assert.deepEqual(await idsOf(shelf, { tags: ['old'] }), ['kept']);
  assert.deepEqual(await idsOf(shelf, { tags: ['new'] }), []);
  assert.deepEqual(await idsOf(shelf, { words: ['found'] }), []);
  assert.equal(await shelf.count({ type: 'thing' }), 3);
  assert.equal((await shelf.read('guard'))?.doc.body, 'newer');
}

async function pages(shelf: Shelf): Promise<void> {
  const sorts = ['b', 'a', 'b', 'ä', 'B', '', 'b', 'a a', '华', 'b'];
  const docs = sorts.map((sort, at) =>
    doc(`${(at * 7) % 10}`, { sort, tags: at % 2 ? ['odd'] : [] }),
  );
  await fill(shelf, [...docs, doc('other', { type: 'other' })]);
  for (const order of ['asc', 'desc'] as const) {
    for (const tags of [[], ['odd']]) {
      const query = { type: 'thing', order, tags };
      const seen: string[] = [];
      for (let skip = 0; skip < 12; skip += 3)
        seen.push(...(await idsOf(shelf, { ...query, skip, limit: 3 })));
      assert.deepEqual(seen, meant(docs, query));
    }
  }
  assert.deepEqual(await idsOf(shelf, { skip: 99 }), []);
  assert.deepEqual(await idsOf(shelf, { type: 'unheard of' }), []);
  assert.equal(await shelf.count({ type: 'unheard of' }), 0);
}

async function listsAnyOf(shelf: Shelf): Promise<void> {
  const sorts = ['d', 'a', 'c', 'b', 'e', 'a', 'c'];
  const marks = [['x', 'y'], ['y'], ['x', 'z'], ['z'], ['w'], ['x', 'y', 'z', 'in'], ['y', 'in']];
  const docs = sorts.map((sort, at) =>
    doc(`${at}`, { sort, tags: marks[at] ?? [], keys: at % 2 ? ['odd'] : ['even'] }),
  );
  await fill(shelf, [...docs, doc('other', { type: 'other', tags: ['x'] })]);
  for (const order of ['asc', 'desc'] as const) {
    const query = { type: 'thing', anyOf: ['x', 'y', 'unheard of', 'y'], order };
    const all = meant(docs, query);
    assert.deepEqual(await idsOf(shelf, query), all);
    for (const skip of [0, 2, 4, 9]) {
      const page = await idsOf(shelf, { ...query, skip, limit: 2 });
      assert.deepEqual(page, all.slice(skip, skip + 2), `${order} ${skip}`);
    }
    assert.equal(await shelf.count(query), all.length);
  }
  assert.deepEqual(await idsOf(shelf, { anyOf: ['x', 'y'], tags: ['in'] }), ['5', '6']);
  assert.deepEqual((await idsOf(shelf, { anyOf: ['x', 'z'], words: ['od'] })).toSorted(), [
    '3',
    '5',
  ]);
  assert.equal(await shelf.count({ type: 'thing', anyOf: ['x', 'z'], words: ['od'] }), 2);
  assert.deepEqual(await idsOf(shelf, { anyOf: ['w'] }), ['4']);
  assert.deepEqual(await idsOf(shelf, { anyOf: [] }), []);
  assert.equal(await shelf.count({ type: 'thing', anyOf: [] }), 0);
  const fifty = Array.from({ length: 50 }, (_, at) => (at === 49 ? 'w' : `none${at}`));
  assert.deepEqual(await idsOf(shelf, { anyOf: fifty }), ['4']);
  await assert.rejects(idsOf(shelf, { anyOf: [...fifty, 'x'] }), /at most 50 labels, not 51/);
}

async function finds(shelf: Shelf): Promise<void> {
  await fill(shelf, [
    doc('fabrikam', { keys: ['fabrikam', 'fabrikam fab gmbh', 'fab', 'gmbh'], tags: ['listed'] }),
    doc('contoso', { keys: ['contoso', 'contoso gmbh', 'gmbh', '4500123'] }),
    doc('huaxia', { keys: ['华夏科技', '夏科技', '科技', '技'] }),
    doc('quoted', { keys: ['o"neill\\', "100%_'"] }),
    doc('none', { keys: [] }),
  ]);
  const found = async (words: string[], query: Partial<Query> = {}) =>
    (await idsOf(shelf, { ...query, words })).toSorted();
  assert.deepEqual(await found(['fab']), ['fabrikam']);
  assert.deepEqual(await found(['f']), ['fabrikam']);
  assert.deepEqual(await found(['g']), ['contoso', 'fabrikam']);
  assert.deepEqual(await found(['gmbh', 'con']), ['contoso']);
  assert.deepEqual(await found(['fab', 'fabrikam', 'gm']), ['fabrikam']);
  assert.deepEqual(await found(['fab', 'con']), []);
  assert.deepEqual(await found(['450']), ['contoso']);
  assert.deepEqual(await found(['科']), ['huaxia']);
  assert.deepEqual(await found(['夏科', '技']), ['huaxia']);
  assert.deepEqual(await found(['o"', '100%_']), ['quoted']);
  assert.deepEqual(await found(['rikam']), []);
  assert.deepEqual(await found(['gmbhs']), []);
  assert.deepEqual(await found(['g'], { tags: ['listed'] }), ['fabrikam']);
  assert.equal(await shelf.count({ type: 'thing', words: ['g'] }), 2);
  assert.equal(await shelf.count({ type: 'thing', words: ['fab'], tags: ['listed'] }), 1);
}

async function changes(shelf: Shelf): Promise<void> {
  const due = '2026-11-20T08:00:00.000Z';
  await fill(shelf, [
    doc('a', { sort: '1', tags: ['old'], keys: ['before'], due }),
    doc('b', { sort: '2' }),
  ]);
  await shelf.commit([{ op: 'put', doc: doc('a', { sort: '3', tags: ['new'], keys: ['after'] }) }]);
  assert.deepEqual(await idsOf(shelf), ['b', 'a']);
  assert.deepEqual(await idsOf(shelf, { tags: ['old'] }), []);
  assert.deepEqual(await idsOf(shelf, { tags: ['new'] }), ['a']);
  assert.deepEqual(await idsOf(shelf, { words: ['bef'] }), []);
  assert.deepEqual(await idsOf(shelf, { words: ['aft'] }), ['a']);
  assert.deepEqual(await idsOf(shelf, { dueBy: due }), []);
  assert.equal(await shelf.count({ type: 'thing', tags: ['old'] }), 0);
  await shelf.commit([
    { op: 'put', doc: doc('a', { type: 'other', tags: ['new'], keys: ['after'] }) },
  ]);
  assert.deepEqual(await idsOf(shelf), ['b']);
  assert.equal(await shelf.count({ type: 'thing' }), 1);
  assert.deepEqual(await idsOf(shelf, { type: 'other', words: ['after'], tags: ['new'] }), ['a']);
  await shelf.commit([{ op: 'remove', id: 'a', etag: await etagOf(shelf, 'a') }]);
  assert.deepEqual(await idsOf(shelf, { type: 'other', words: ['after'] }), []);
  assert.equal(await shelf.count({ type: 'other', tags: ['new'] }), 0);
}

async function answersLikeAPlainLook(shelf: Shelf): Promise<void> {
  const draw = drawing(7);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(draw() * values.length)] as Value;
  const some = <Value>(values: readonly Value[], most: number): Value[] =>
    Array.from({ length: Math.floor(draw() * (most + 1)) }, () => pick(values));
  const words = ['a', 'ab', 'abc', 'abd', 'b', 'ba', 'ab a', '华夏', '夏'];
  const tags = ['x', 'y', 'z'];
  const moments = [
    '2026-01-01T00:00:00.000Z',
    '2026-02-01T00:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
  ];
  const docs = Array.from({ length: 60 }, (_, at) => {
    const due = pick([...moments, undefined]);
    const marks = { tags: some(tags, 3), keys: some(words, 4), sort: pick(words) };
    return doc(`${at}`, { type: pick(['thing', 'other']), ...marks, ...(due ? { due } : {}) });
  });
  await fill(shelf, docs);
  for (let round = 0; round < 80; round += 1) {
    const asked: Query = {
      limit: 100,
      type: 'thing',
      tags: some(tags, 2),
      ...(draw() < 0.4 ? { anyOf: some(tags, 3) } : {}),
      words: some(words, 2),
      order: pick(['asc', 'desc'] as const),
    };
    const query: Query = draw() < 0.2 ? { ...asked, dueBy: pick(moments) } : asked;
    const expected = meant(docs, query);
    const found = await idsOf(shelf, query);
    // With words the order is the store's own.
    const ordered = query.words?.length && query.dueBy === undefined ? found.toSorted() : found;
    const wanted = ordered === found ? expected : expected.toSorted();
    assert.deepEqual(ordered, wanted, JSON.stringify(query));
    assert.equal(await shelf.count(query), expected.length, JSON.stringify(query));
    const [skip, limit] = [Math.floor(draw() * 5), 1 + Math.floor(draw() * 5)];
    const page = await idsOf(shelf, { ...query, skip, limit });
    assert.deepEqual(page, found.slice(skip, skip + limit), JSON.stringify(query));
  }
}
