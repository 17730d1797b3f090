import assert from 'node:assert/strict';
import { offerDoc, type Offer } from '../../src/domain/catalogue.ts';
import { subscriptionDoc } from '../../src/domain/customer.ts';
import { readKnownMarket } from '../../src/domain/market.ts';
import type { OrderLine } from '../../src/domain/order.ts';
import { requestDoc } from '../../src/domain/request.ts';
import { taskDoc, readTask } from '../../src/domain/tasks.ts';
import type { CheckState } from '../../src/domain/customerViews.ts';
import { fakePartnerCenter, listedReseller } from '../support/fakePartnerCenter.ts';
import type { FakePartnerCenter } from '../support/fakePartnerCenter.ts';
import { megan, monday, removal } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

const market = { country: 'US', segment: 'commercial' } as const;

const titles = [
  'Enterprise Mobility + Security E3',
  'Exchange Online (Plan 1)',
  'Exchange Online (Plan 2)',
  'Microsoft 365 Business Basic',
  'Microsoft 365 Business Premium',
  'Microsoft 365 Business Premium Trial',
  'Microsoft 365 E3',
  'Microsoft 365 E5',
  'Microsoft 365 E5 Security',
  'Microsoft 365 F3',
  'Microsoft Entra ID P1',
  'Office 365 E3',
  'Office 365 E3 (no Teams)',
  'Power BI Pro',
  'Visio Plan 2',
];

const offer = (title: string, at: number): Offer => ({
  ...market,
  productId: `P${at}`,
  skuId: '0001',
  title,
  minimum: 1,
  maximum: 300,
  isTrial: title.endsWith('Trial'),
  isAddon: false,
  needs: [],
  plans: [{ term: 'P1Y', billingCycle: 'monthly' }],
  asOf: monday,
});

const line = (change: Partial<OrderLine> = {}): OrderLine => ({
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  title: 'Microsoft 365 E3',
  quantity: 5,
  term: 'P1Y',
  billingCycle: 'monthly',
  isTrial: false,
  isAddon: false,
  ...change,
});

describe('What can be ordered', () => {
  let test: TestDesk;
  let partnerCenter: FakePartnerCenter;
  beforeEach(async () => {
    partnerCenter = fakePartnerCenter();
    test = await openTestDesk({ partnerCenter });
    test.doors.log = { info: () => undefined, fault: () => undefined };
  });
  afterEach(() => test.close());

  const ask = (text: string, change = {}) =>
    test.desk.find.offers({ ...market, partnerId: '4847383', text, ...change });
  const found = async (text: string): Promise<string[]> =>
    (await ask(text)).offers.map(({ title }) => title);
  const keepAll = () =>
    test.doors.store.catalogue.commit(
      titles.map(offer).map((one) => ({ op: 'put', doc: offerDoc(one) })),
    );

  describe('is found', () => {
    beforeEach(keepAll);

    const firsts: Record<string, string> = {
      E3: 'Microsoft 365 E3',
      e5: 'Microsoft 365 E5',
      F3: 'Microsoft 365 F3',
      'M365 E5': 'Microsoft 365 E5',
      M365E5: 'Microsoft 365 E5',
      'O365 E3': 'Office 365 E3',
      'office 365 e3': 'Office 365 E3',
      'office 365 e3 (no teams)': 'Office 365 E3 (no Teams)',
      'EMS E3': 'Enterprise Mobility + Security E3',
      'business basic': 'Microsoft 365 Business Basic',
      'Business Premium': 'Microsoft 365 Business Premium',
      M365BP: 'Microsoft 365 Business Premium',
      商业高级版: 'Microsoft 365 Business Premium',
      'Business Premium Trial': 'Microsoft 365 Business Premium Trial',
      'exchange p1': 'Exchange Online (Plan 1)',
      'EXO plan 2': 'Exchange Online (Plan 2)',
      'AAD P1': 'Microsoft Entra ID P1',
      'Entra plan 1': 'Microsoft Entra ID P1',
      PowerBI: 'Power BI Pro',
      visio: 'Visio Plan 2',
      'busi prem': 'Microsoft 365 Business Premium',
    };
    for (const [text, title] of Object.entries(firsts)) {
      it(`as “${title}” by “${text}”`, async () => {
        assert.equal((await found(text))[0], title);
      });
    }

    it('with what is called just so first, then fewer words, trials last', async () => {
      assert.deepEqual(await found('microsoft 365 e5'), [
        'Microsoft 365 E5',
        'Microsoft 365 E5 Security',
      ]);
      assert.deepEqual(await found('business premium'), [
        'Microsoft 365 Business Premium',
        'Microsoft 365 Business Premium Trial',
      ]);
      assert.deepEqual(await found('o365 f3'), []);
    });

    it('ten at a time, and says when there is more', async () => {
      const many = Array.from({ length: 11 }, (_, at) => offer(`Dynamics 365 App ${at}`, 100 + at));
      await test.doors.store.catalogue.commit(
        many.map((one) => ({ op: 'put', doc: offerDoc(one) })),
      );
      const { offers, more } = await ask('dynamics');
      assert.deepEqual([offers.length, more], [10, true]);
      assert.equal((await ask('e3')).more, false);
    });

    it('only in its own market', async () => {
      assert.deepEqual((await ask('e3', { country: 'DE' })).offers, []);
      assert.deepEqual((await ask('e3', { segment: 'education' })).offers, []);
    });

    it('without words as what this reseller’s customers have most often', async () => {
      const names = ['Office 365 E3', 'Visio Plan 2', 'Visio Plan 2', 'Legacy Offer'];
      const bought = names.map((name, at) =>
        subscriptionDoc({
          id: `s${at}`,
          customerId: 'c1',
          customerName: 'Contoso',
          name,
          quantity: 1,
          status: 'active',
          partnerId: at === 3 ? '1' : '4847383',
          autoRenew: true,
          newCommerce: true,
          isTrial: false,
          asOf: monday,
        }),
      );
      await test.doors.store.subscriptions.commit(bought.map((doc) => ({ op: 'put', doc })));
      assert.deepEqual(await found(''), ['Visio Plan 2', 'Office 365 E3']);
      assert.deepEqual((await ask('', { partnerId: '99' })).offers, []);
    });
  });

  it('is read when somebody asks for a market that is not known, once', async () => {
    const first = await ask('e3');
    assert.deepEqual([first.known, first.offers], [false, []]);
    await Promise.all([ask('e3'), ask('e5')]);
    await test.settle();
    const { known, offers } = await ask('e3');
    assert.deepEqual([known, offers.map(({ title }) => title)], [true, ['Microsoft 365 E3']]);
    assert.equal(partnerCenter.calls.filter((call) => call.startsWith('products')).length, 1);
    const { desk } = test.doors.store;
    assert.equal(await desk.count({ type: 'task', tags: ['do:catalogue'] }), 0);
    const noted = readKnownMarket((await desk.read('market:US:commercial'))!);
    assert.deepEqual([noted.wantedAt, noted.readAt], [monday, monday]);
  });

  it('is asked for anew when an earlier reading was given up', async () => {
    await test.delivery.close();
    await ask('e3');
    const { desk } = test.doors.store;
    const id = 'task:catalogue:US:commercial';
    const task = readTask((await desk.read(id))!);
    await desk.commit([{ op: 'put', doc: taskDoc({ ...task, tries: 10, parked: true }) }]);
    await ask('e3');
    assert.equal(readTask((await desk.read(id))!).parked, undefined);
  });

  describe('is checked before it is ordered', () => {
    const states = (checks: readonly CheckState[]): Record<string, string> =>
      Object.fromEntries(
        checks.map(({ name, state, finding }) => [name, finding?.code ?? state] as const),
      );
    const check = async (more = {}): Promise<Record<string, string>> =>
      states(await test.desk.find.orderChecks({ partnershipId: 'fabrikam', ...more }));
    const fine = { partnership: 'fine', hold: 'fine', agreement: 'fine', validation: 'fine' };

    beforeEach(() => {
      partnerCenter.world.resellers.push(listedReseller('fabrikam', { partnerId: '4847383' }));
    });

    it('with as many checks as there is input for', async () => {
      assert.deepEqual(await check(), fine);
      assert.deepEqual(await check({ prefix: 'contoso' }), { ...fine, domain: 'fine' });
      assert.deepEqual(await check({ lines: [line()], ...market }), { ...fine, lines: 'unknown' });
    });

    it('and what is wrong is said', async () => {
      partnerCenter.world.unsigned.add('4847383');
      partnerCenter.world.invalid.add('4847383');
      partnerCenter.world.takenDomains.add('contoso.onmicrosoft.com');
      await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills');
      assert.deepEqual(await check({ prefix: 'contoso' }), {
        partnership: 'fine',
        hold: 'onHold',
        agreement: 'agreementNotSigned',
        validation: 'validationFailed',
        domain: 'domainTaken',
      });
      assert.equal((await check({ prefix: 'contoso2' })).domain, 'fine');
    });

    it('and an unknown reseller is no partner', async () => {
      assert.deepEqual(states(await test.desk.find.orderChecks({ partnershipId: 'none' })), {
        partnership: 'partnershipNotActive',
        hold: 'fine',
      });
    });

    it('and what Partner Center does not answer in time is unknown, neither fine nor wrong', async () => {
      partnerCenter.next('agreement', { is: 'broken' });
      partnerCenter.next('validateResellers', { is: 'busy', until: monday });
      partnerCenter.next('domainTaken', { is: 'no', code: '800000', status: 500 });
      assert.deepEqual(await check({ prefix: 'contoso' }), {
        partnership: 'fine',
        hold: 'fine',
        agreement: 'unknown',
        validation: 'unknown',
        domain: 'unknown',
      });
    });

    it('and a refusal that says that the reseller has not signed is no unknown', async () => {
      partnerCenter.next('agreement', { is: 'no', code: '2203', status: 404 });
      assert.equal((await check()).agreement, 'agreementNotSigned');
    });

    it('by its lines, once the catalogue is known', async () => {
      await ask('');
      await test.settle();
      const lines = (...all: OrderLine[]) => check({ lines: all, ...market });
      assert.equal((await lines(line())).lines, 'fine');
      assert.equal((await lines(line({ productId: 'UNKNOWN' }))).lines, 'notSold');
      assert.equal((await lines(line({ term: 'P1M' }))).lines, 'planNotOffered');
    });

    it('and a domain that the request itself has taken is no obstacle to it', async () => {
      const domain = 'contoso.onmicrosoft.com';
      partnerCenter.world.takenDomains.add(domain);
      const own = removal({
        id: 'o1',
        state: 'failed',
        about: { type: 'customer', id: domain, label: 'Contoso', of: 'fabrikam' },
        placed: { customerId: 'c1', lines: [] },
      });
      await test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(own) }]);
      assert.equal((await check({ prefix: 'contoso', self: 'o1' })).domain, 'fine');
      assert.equal((await check({ prefix: 'contoso', self: 'o2' })).domain, 'domainTaken');
    });
  });

  describe('depends on the country of the customer', () => {
    const rulesOf = (country: string) => test.desk.find.countryRules(country);
    const asked = () => partnerCenter.calls.filter((call) => call.startsWith('countryRules'));

    it('whose rules are asked for once a day', async () => {
      assert.equal((await rulesOf('US'))?.country, 'US');
      await rulesOf('US');
      await rulesOf('DE');
      assert.deepEqual(asked(), ['countryRules US', 'countryRules DE']);
      test.pass({ days: 1 });
      await rulesOf('US');
      assert.equal(asked().length, 3);
    });

    it('whose rules are unknown as long as Partner Center does not answer, and those of yesterday until then', async () => {
      partnerCenter.next('countryRules', { is: 'broken' });
      assert.equal(await rulesOf('US'), undefined);
      assert.equal((await rulesOf('US'))?.country, 'US');
      test.pass({ days: 2 });
      partnerCenter.next('countryRules', { is: 'busy', until: monday });
      assert.equal((await rulesOf('US'))?.country, 'US');
    });
  });

  it('goes to an address of which Partner Center has an opinion, or none in time', async () => {
    const address = { line1: 'One Way', city: 'Redmond', state: 'WA', country: 'US' };
    const suggestion = { ...address, postalCode: '98052' };
    partnerCenter.world.opinion = { verdict: 'suggestions', suggestions: [suggestion] };
    assert.deepEqual(await test.desk.find.addressOpinion(address), partnerCenter.world.opinion);
    const unknown = { verdict: 'unknown', suggestions: [] };
    partnerCenter.next('checkAddress', { is: 'broken' });
    assert.deepEqual(await test.desk.find.addressOpinion(address), unknown);
    partnerCenter.next('checkAddress', { is: 'busy', until: monday });
    assert.deepEqual(await test.desk.find.addressOpinion(address), unknown);
  });
});
