import assert from 'node:assert/strict';
import { readOffer, type Offer } from '../../../src/domain/catalogue.ts';
import { catalogueKnown, marketDoc, readKnownMarket } from '../../../src/domain/market.ts';
import { readCatalogue, type CatalogueRead } from '../../../src/domain/sync/catalogue.ts';
import { pollMark, putMark } from '../../../src/domain/sync/marks.ts';
import { runRound } from '../../../src/domain/sync/rounds.ts';
import { later } from '../../../src/domain/time.ts';
import { fakeOffer } from '../../support/fakeOffers.ts';
import { settings, stage, type Stage } from './stage.ts';

const market = { country: 'US', segment: 'commercial' } as const;

describe('The catalogue of a market', () => {
  let on: Stage;
  beforeEach(() => {
    on = stage();
  });

  const read = (callsPerMinute?: number): Promise<CatalogueRead> =>
    readCatalogue(on.doors, market, callsPerMinute);
  const offers = (): Offer[] =>
    on.doors.store.catalogue.all('offer').map((doc) => readOffer({ doc, etag: '' }));
  const titles = (): string[] => offers().map(({ title }) => title);
  const known = (): Promise<boolean> => catalogueKnown(on.doors.store.desk, market);
  const calls = (name: string): number =>
    on.doors.partnerCenter.calls.filter((call) => call.startsWith(name)).length;

  it('is kept with titles, plans, quantities and prerequisites of everything that can be bought', async () => {
    assert.equal(await known(), false);
    assert.deepEqual(await read(), { is: 'done' });
    assert.equal(await known(), true);
    assert.deepEqual(titles(), [
      'Microsoft 365 Business Basic',
      'Microsoft 365 Business Premium',
      'Microsoft 365 Business Premium Trial',
      'Microsoft 365 E3',
      'Microsoft Teams Phone Standard',
    ]);
    assert.deepEqual(offers()[4], {
      ...market,
      productId: 'CFQ7TTC0HL8W',
      skuId: '0001',
      title: 'Microsoft Teams Phone Standard',
      minimum: 1,
      maximum: 100_000,
      isTrial: false,
      isAddon: true,
      needs: ['CFQ7TTC0LFLX:0001', 'CFQ7TTC0LCHC:0002'],
      plans: [
        { term: 'P1M', billingCycle: 'monthly' },
        { term: 'P1Y', billingCycle: 'monthly' },
        { term: 'P1Y', billingCycle: 'annual' },
      ],
      asOf: on.now(),
    });
  });

  it('holds nothing that cannot be purchased', async () => {
    const [basic, premium] = on.doors.partnerCenter.world.offers;
    basic!.purchasable = false;
    premium!.plans = [];
    await read();
    assert.equal(titles().includes('Microsoft 365 Business Basic'), false);
    assert.equal(titles().includes('Microsoft 365 Business Premium'), false);
  });

  it('is not read again before a day has passed', async () => {
    await read();
    const before = on.doors.partnerCenter.calls.length;
    on.pass({ hours: 23 });
    assert.deepEqual(await read(), { is: 'done' });
    assert.equal(on.doors.partnerCenter.calls.length, before);
    on.pass({ hours: 1 });
    await read();
    assert.ok(on.doors.partnerCenter.calls.length > before);
  });

  it('loses what is no longer sold when it was read anew, and not before', async () => {
    await read();
    on.pass({ days: 1 });
    const { world } = on.doors.partnerCenter;
    world.offers = world.offers.filter(({ title }) => !title.endsWith('E3'));
    world.offers[0]!.title = 'Microsoft 365 Business Basic (no Teams)';
    assert.equal((await read(1)).is, 'again');
    assert.ok(titles().includes('Microsoft 365 E3'));
    for (let round = 0; (await read(1)).is === 'again'; round += 1) {
      assert.ok(round < 50);
      assert.equal(await known(), true);
    }
    assert.equal(titles().includes('Microsoft 365 E3'), false);
    assert.equal(titles()[0], 'Microsoft 365 Business Basic (no Teams)');
    assert.equal(titles().length, 4);
  });

  it('is read in slices of the calls it may make, and goes on where it stopped', async () => {
    const first = await read(4);
    assert.deepEqual(first, { is: 'again', at: later(on.now(), { seconds: 30 }) });
    assert.equal(await known(), false);
    for (let round = 0; (await read(4)).is === 'again'; round += 1) assert.ok(round < 50);
    assert.equal(titles().length, 5);
    assert.equal(await known(), true);
    // Four products in the order of their ids: none is read twice.
    assert.deepEqual(
      on.doors.partnerCenter.calls.filter((call) => call.startsWith('skus')),
      ['CFQ7TTC0HL8W', 'CFQ7TTC0LCHC', 'CFQ7TTC0LFLX', 'CFQ7TTC0LH18'].map((id) => `skus ${id}`),
    );
  });

  it('comes to the same when the store breaks at any write of it', async () => {
    for (let cut = 0; cut < 12; cut += 1) {
      on = stage();
      const shelf = cut % 2 ? on.doors.store.catalogue : on.doors.store.desk;
      shelf.breakAfter(Math.floor(cut / 2));
      for (let round = 0; round < 50; round += 1) {
        const went = await read(20).catch(() => undefined);
        if (went?.is === 'done') break;
      }
      assert.equal(titles().length, 5, `cut ${cut}`);
      assert.equal(await known(), true, `cut ${cut}`);
    }
  });

  it('waits as long as Partner Center says it is busy', async () => {
    const until = later(on.now(), { seconds: 42 });
    on.doors.partnerCenter.next('skus', { is: 'busy', until });
    assert.deepEqual(await read(), { is: 'again', at: until });
    assert.deepEqual(await read(), { is: 'done' });
    assert.equal(titles().length, 5);
  });

  it('keeps what it had of a product that breaks three times in a row, and goes on', async () => {
    await read();
    on.pass({ days: 1 });
    const before = offers();
    for (let time = 0; time < 3; time += 1)
      on.doors.partnerCenter.next('availabilities', { is: 'broken' });
    const broken: CatalogueRead = { is: 'again', at: later(on.now(), { seconds: 60 }) };
    assert.deepEqual([await read(), await read(), await read()], [broken, broken, { is: 'done' }]);
    assert.deepEqual(
      offers().map(({ asOf }) => asOf === on.now()),
      [true, true, true, true, false],
    );
    assert.deepEqual(offers()[4], before[4]);
  });

  it('keeps what it had of a product that is refused, but nothing of one that is gone', async () => {
    await read();
    on.pass({ days: 1 });
    on.doors.partnerCenter.next('skus', { is: 'no', code: '400036', status: 403 });
    on.doors.partnerCenter.next('skus', { is: 'no', code: '400013', status: 404 });
    assert.deepEqual(await read(), { is: 'done' });
    assert.deepEqual(titles(), [
      'Microsoft 365 Business Basic',
      'Microsoft 365 E3',
      'Microsoft Teams Phone Standard',
    ]);
  });

  it('is left alone when the list of products is empty, is none or is refused', async () => {
    await read();
    on.pass({ days: 1 });
    const { partnerCenter } = on.doors;
    partnerCenter.next('products', { is: 'yes', value: { items: [] } });
    assert.equal((await read()).is, 'again');
    partnerCenter.next('products', { is: 'yes', value: { items: undefined } });
    assert.equal((await read()).is, 'again');
    partnerCenter.next('products', { is: 'no', code: '400030', status: 403 });
    assert.deepEqual(await read(), { is: 'done' });
    assert.equal(titles().length, 5);
  });

  it('may be empty when it always was', async () => {
    on.doors.partnerCenter.world.offers = [];
    assert.deepEqual(await read(), { is: 'done' });
    assert.equal(await known(), true);
  });

  describe('in the standing round', () => {
    const round = () => runRound(on.doors, settings, 'catalogue');
    const baseline = () =>
      on.doors.store.desk.commit([putMark(pollMark, { baselineAt: on.now() })]);

    it('waits for the first list of resellers', async () => {
      assert.deepEqual(await round(), { again: later(on.now(), { seconds: 5 }) });
      assert.deepEqual(on.tasks(), []);
    });

    it('is asked for the countries of active partnerships, once a day', async () => {
      await baseline();
      await on.keep('r1', { country: 'DE' });
      await on.keep('r2', { country: 'DE' });
      await on.keep('r3', { country: 'FR', state: 'closing' });
      assert.deepEqual(await round(), { again: later(on.now(), { minutes: 15 }) });
      await round();
      assert.deepEqual(on.tasks(), ['catalogue:DE:commercial']);
    });

    it('is asked for markets that somebody looked into in the last 30 days', async () => {
      await baseline();
      const { desk } = on.doors.store;
      const day = (days: number) => later(on.now(), { days });
      const wanted = (country: string, wantedAt: string, readAt?: string) =>
        marketDoc({ country, segment: 'education', wantedAt, ...(readAt && { readAt }) });
      for (const doc of [
        wanted('US', day(-29), day(-1)),
        wanted('CA', day(-31), day(-2)),
        wanted('GB', day(-1), later(on.now(), { hours: -23 })),
      ])
        await desk.commit([{ op: 'put', doc }]);
      await round();
      assert.deepEqual(on.tasks(), ['catalogue:US:education']);
    });

    it('does not lose what is noted of a market while it is read', async () => {
      const { desk } = on.doors.store;
      desk.beforeCommit(async () => {
        await desk.commit([{ op: 'put', doc: marketDoc({ ...market, wantedAt: on.now() }) }]);
      });
      await read();
      const found = await desk.read('market:US:commercial');
      assert.deepEqual(readKnownMarket(found!), {
        ...market,
        wantedAt: on.now(),
        readAt: on.now(),
      });
    });
  });

  it('costs about as many calls as there are products and SKUs', async () => {
    on.doors.partnerCenter.world.offers = Array.from({ length: 40 }, (_, at) =>
      fakeOffer(`P${at % 20}`, `000${Math.floor(at / 20)}`, `Offer ${at}`),
    );
    await read();
    assert.deepEqual([calls('products'), calls('skus'), calls('availabilities')], [1, 20, 40]);
    assert.equal(titles().length, 40);
  });
});
