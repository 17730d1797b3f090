import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Doc, Query, Shelf } from '../../src/domain/ports.ts';
import { openSqliteStore } from '../../src/gateways/store/sqlite.ts';
import { byAnyTag, page } from '../../src/gateways/store/sqliteWalk.ts';
import { doc, drawing, etagOf, fill, idsOf, meant, sqliteWorld } from './store.world.ts';

describe('A store in a SQLite file', () => {
  let world: Awaited<ReturnType<typeof sqliteWorld>>;
  let desk: Shelf;
  beforeEach(async () => {
    world = await sqliteWorld();
    desk = world.store.desk;
  });
  afterEach(async () => await world.close());

  const reopen = async () => {
    await world.store.close();
    world.store = await openSqliteStore({ file: world.file });
    return world.store.desk;
  };

  it('has everything when it is opened again', async () => {
    const due = '2026-11-20T08:00:00.000Z';
    await fill(desk, [doc('a', { tags: ['x'], keys: ['fab'], due }), doc('b', { tags: ['x'] })]);
    await world.store.talk.commit([{ op: 'put', doc: doc('talk') }]);
    const etag = await etagOf(desk, 'a');
    const again = await reopen();
    assert.deepEqual(await idsOf(again), ['a', 'b']);
    assert.deepEqual(await idsOf(again, { tags: ['x'], words: ['f'] }), ['a']);
    assert.deepEqual(await idsOf(again, { dueBy: due }), ['a']);
    assert.equal(await again.count({ type: 'thing', tags: ['x'] }), 2);
    assert.deepEqual((await world.store.talk.read('talk'))?.doc, doc('talk'));
    assert.equal(await again.commit([{ op: 'replace', doc: doc('a'), etag }]), 'saved');
    assert.equal(await again.commit([{ op: 'replace', doc: doc('a'), etag }]), 'conflict');
  });

  it('opens a file that was begun before there was a catalogue, and keeps one in it', async () => {
    await fill(desk, [doc('a')]);
    await world.store.close();
    const db = new DatabaseSync(world.file);
    assert.equal(Number(db.prepare('PRAGMA user_version').get()?.['user_version']), 1);
    assert.equal(
      db.prepare("SELECT count(*) AS n FROM list WHERE shelf = 'catalogue'").get()?.['n'],
      0,
    );
    db.close();
    assert.deepEqual(await idsOf(await reopen()), ['a']);
    const { catalogue } = world.store;
    assert.deepEqual(await idsOf(catalogue, { anyOf: ['x'] }), []);
    await fill(catalogue, [doc('b', { tags: ['x'] })]);
    assert.deepEqual(await idsOf(catalogue, { anyOf: ['x', 'y'] }), ['b']);
  });

  it('goes along the indexes of several tags at once, without sorting or reading all', async () => {
    await world.store.close();
    const db = new DatabaseSync(world.file);
    const walk = byAnyTag(1, ['a', 'b', 'c'], { tags: ['d'], words: ['e'] });
    for (const order of ['asc', 'desc'] as const) {
      const { sql, values } = page(walk, order, 11, 20);
      const steps = db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map(({ detail }) => String(detail));
      assert.equal(steps.filter((step) => step.startsWith('MERGE (UNION)')).length, 2);
      assert.equal(
        steps.filter((step) => step.includes('PRIMARY KEY (list=? AND tag=?)')).length,
        3,
      );
      assert.equal(
        steps.find((step) => /^SCAN|TEMP B-TREE/.test(step)),
        undefined,
      );
    }
    db.close();
  });

  it('refuses a second opening of its file, in this process and in another', async () => {
    const second = openSqliteStore({ file: world.file, waitMs: 0 });
    await assert.rejects(second, /is in use by another process/);
    const other = spawnHolder(world.file);
    const [code] = (await once(other.process, 'exit')) as [number];
    assert.equal(code, 1);
    assert.match(other.said(), /desk\.sqlite is in use by another process/);
  });

  it('is free, and has what was saved, as soon as the process that held it was killed', async () => {
    await world.store.close();
    const other = spawnHolder(world.file);
    await other.says('holding');
    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    world.store = await openSqliteStore({ file: world.file });
    assert.deepEqual((await world.store.desk.read('held'))?.doc.body, 'saved');
  });

  it('refuses a file of a newer version of the desk', async () => {
    await world.store.close();
    const db = new DatabaseSync(world.file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await assert.rejects(openSqliteStore({ file: world.file }), /desk\.sqlite cannot be opened/);
  });

  it('refuses a file that is something else', async () => {
    const file = `${world.file}.txt`;
    writeFileSync(
      file,
      'no database at all, but a text that is long enough to be read as one'.repeat(99),
    );
    await assert.rejects(openSqliteStore({ file }), /cannot be opened/);
  });

  it('writes commits of one round of the event loop in one transaction', async () => {
    const wal = () => statSync(`${world.file}-wal`).size;
    const docs = Array.from({ length: 60 }, (_, at) => doc(`one by one ${at}`));
    const before = wal();
    for (const each of docs) await desk.commit([{ op: 'create', doc: each }]);
    const oneByOne = wal() - before;
    const saves = docs.map(({ id }) => desk.commit([{ op: 'create', doc: doc(`together ${id}`) }]));
    assert.deepEqual(new Set(await Promise.all(saves)), new Set(['saved']));
    const together = wal() - before - oneByOne;
    assert.ok(together * 5 < oneByOne, `${together} bytes together, ${oneByOne} one by one`);
  });

  it('saves, refuses and breaks each commit of a round alone', async () => {
    const broken = doc('broken', { schema: 1.5 });
    const outcomes = await Promise.allSettled([
      desk.commit([{ op: 'create', doc: doc('a', { tags: ['x'] }) }]),
      desk.commit([
        { op: 'create', doc: doc('b') },
        { op: 'create', doc: broken },
      ]),
      desk.commit([{ op: 'create', doc: doc('a') }]),
      desk.commit([{ op: 'create', doc: doc('c', { tags: ['x'], type: 'new type' }) }]),
    ]);
    const words = outcomes.map((each) => (each.status === 'fulfilled' ? each.value : 'broken'));
    assert.deepEqual(words, ['saved', 'broken', 'conflict', 'saved']);
    assert.deepEqual(await idsOf(desk), ['a']);
    assert.deepEqual(await idsOf(desk, { type: 'new type', tags: ['x'] }), ['c']);
    assert.equal(await desk.count({ type: 'thing', tags: ['x'] }), 1);
  });

  it('forgets the list that a broken commit began', async () => {
    const broken = [doc('a', { type: 'new type' }), doc('b', { schema: 1.5 })];
    await assert.rejects(desk.commit(broken.map((each) => ({ op: 'create', doc: each }))));
    await fill(desk, [doc('c', { type: 'other type' }), doc('d', { type: 'new type' })]);
    assert.deepEqual(await idsOf(desk, { type: 'new type' }), ['d']);
    assert.deepEqual(await idsOf(desk, { type: 'other type' }), ['c']);
    assert.deepEqual(await idsOf(await reopen(), { type: 'new type' }), ['d']);
  });

  it('saves a document as it was when the commit was asked for', async () => {
    const body = { state: 'asked' };
    const saving = desk.commit([{ op: 'create', doc: doc('a', { body }) }]);
    body.state = 'changed meanwhile';
    await saving;
    assert.deepEqual((await desk.read('a'))?.doc.body, { state: 'asked' });
  });

  it('writes what is waiting when it is closed', async () => {
    const saving = desk.commit([{ op: 'create', doc: doc('a') }]);
    await world.store.close();
    assert.equal(await saving, 'saved');
    world.store = await openSqliteStore({ file: world.file });
    assert.deepEqual(await idsOf(world.store.desk), ['a']);
  });

  it('pages to the very end of a long list, both ways', async () => {
    const docs = Array.from({ length: 2_500 }, (_, at) =>
      doc(`${at}`, { sort: `${(at * 7919) % 97}`, tags: at % 2 ? ['odd'] : [] }),
    );
    await fill(desk, docs);
    for (const tags of [[], ['odd']]) {
      for (const order of ['asc', 'desc'] as const) {
        const all = meant(docs, { type: 'thing', tags, order });
        for (const skip of [0, 999, 1_100, all.length - 25, all.length - 5, all.length, 9_999]) {
          const page = await idsOf(desk, { tags, order, skip, limit: 10 });
          assert.deepEqual(page, all.slice(skip, skip + 10), `${tags} ${order} ${skip}`);
        }
      }
    }
  });

  it('finds the same by whichever index it goes, rare and common words and tags alike', async () => {
    const docs = uneven(3_000);
    await fill(desk, docs);
    const draw = drawing(11);
    const one = (): string => beginnings[Math.floor(draw() * beginnings.length)] ?? '';
    for (let round = 0; round < 120; round += 1) {
      const words = Array.from({ length: Math.floor(draw() * 3) }, one);
      const tags = ['all', 'half', 'few', 'rare'].filter(() => draw() < 0.4);
      const some = ['half', 'few', 'x', 'rare', 'none'].filter(() => draw() < 0.4);
      const anyOf = draw() < 0.4 ? { anyOf: some } : {};
      await answersAs(desk, docs, { type: 'thing', words, tags, ...anyOf, limit: 5_000 });
    }
  });
});

// From very common to very rare, so that every way of choosing an index is taken.
const vocabulary = ['common', 'com', 'half', 'some', 'few', 'fewer', 'rare'];
const beginnings = [
  'c',
  'co',
  'com',
  'comm',
  'h',
  'half',
  's',
  'f',
  'few',
  'fewe',
  'r',
  'rare',
  'z',
];

const uneven = (count: number): Doc[] => {
  const draw = drawing(5);
  const marks = (words: readonly string[]) => words.filter((_, at) => draw() < 0.9 / 3 ** at);
  return Array.from({ length: count }, (_, at) =>
    doc(`${at}`, {
      keys: marks(vocabulary),
      tags: ['all', ...marks(['half', 'few', 'x', 'rare'])],
    }),
  );
};

async function answersAs(shelf: Shelf, docs: readonly Doc[], query: Query): Promise<void> {
  const expected = meant(docs, query);
  const found = await idsOf(shelf, query);
  const message = JSON.stringify(query);
  if (query.words?.length) assert.deepEqual(found.toSorted(), expected.toSorted(), message);
  else assert.deepEqual(found, expected, message);
  assert.equal(await shelf.count(query), expected.length, message);
  for (const skip of [0, 10, 500]) {
    const page = await idsOf(shelf, { ...query, skip, limit: 10 });
    assert.deepEqual(page, found.slice(skip, skip + 10), message);
  }
}

/** Another process that opens the file, saves a document and holds on. */
const spawnHolder = (file: string) => {
  const module = new URL('../../src/gateways/store/sqlite.ts', import.meta.url).href;
  const body = {
    id: 'held',
    type: 'thing',
    schema: 1,
    sort: '',
    tags: [],
    keys: [],
    body: 'saved',
  };
  const script = `
    const { openSqliteStore } = await import(${JSON.stringify(module)});
    const store = await openSqliteStore({ file: ${JSON.stringify(file)}, waitMs: 0 });
    await store.desk.commit([{ op: 'put', doc: ${JSON.stringify(body)} }]);
    console.log('holding');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const says = async (word: string): Promise<void> => {
    while (!said.includes(word)) await once(child.stdout, 'data');
  };
  return { process: child, said: () => said, says };
};
