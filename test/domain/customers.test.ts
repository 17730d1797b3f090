import assert from 'node:assert/strict';
import {
  customerDoc,
  subscriptionDoc,
  type Customer,
  type Subscription,
} from '../../src/domain/customer.ts';
import { historyDoc } from '../../src/domain/history.ts';
import { adopt } from '../../src/domain/painters.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { placeOfPerson } from '../../src/domain/places.ts';
import type { Doc, Shelf } from '../../src/domain/ports.ts';
import { requestDoc } from '../../src/domain/request.ts';
import type { CustomersView } from '../../src/domain/customerViews.ts';
import type { Actor } from '../../src/domain/values.ts';
import { yes } from '../support/answers.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedSubscription,
} from '../support/fakePartnerCenter.ts';
import { alex, isaiah, monday, patti, removal } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const customerCalled = (id: string, name: string, change: Partial<Customer> = {}): Customer => ({
  id,
  name,
  domain: `${name.toLowerCase().replace(/[^a-z]/g, '')}.onmicrosoft.com`,
  resellerId: 'fabrikam',
  asOf: monday,
  ...change,
});

const subscription = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  customerId: 'c1',
  customerName: 'Northwind Traders',
  name: `Product ${id}`,
  quantity: 5,
  status: 'active',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: monday,
  ...change,
});

describe('Customers', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const put = async (shelf: Shelf, docs: readonly Doc[]): Promise<void> => {
    for (let at = 0; at < docs.length; at += 100)
      await shelf.commit(docs.slice(at, at + 100).map((doc) => ({ op: 'create', doc })));
  };
  const keep = (...customers: Customer[]) =>
    put(test.doors.store.customers, customers.map(customerDoc));
  const resellers = (count: number, manager = alex) =>
    put(
      test.doors.store.desk,
      Array.from({ length: count }, (_, at) =>
        partnershipDoc(
          partnership({
            id: `r${at}`,
            name: `Reseller ${at}`,
            manager: { id: manager.id, name: manager.name },
          }),
        ),
      ),
    );
  const look = async (
    ask: Partial<Parameters<TestDesk['desk']['find']['customers']>[1]> = {},
    actor = alex,
  ): Promise<CustomersView> =>
    yes(await test.desk.find.customers(actor, { text: '', page: 0, ...ask }));
  const names = ({ rows }: CustomersView): string[] => rows.map(({ customer }) => customer.name);

  it('are all of them for somebody who manages no reseller', async () => {
    await keep(
      customerCalled('c1', 'Northwind Traders'),
      customerCalled('c2', 'Adatum', { resellerId: undefined }),
      customerCalled('c3', 'Contoso', { resellerId: 'gone' }),
    );
    const view = await look();
    assert.deepEqual([view.scope, view.managesSome, view.more], ['all', false, false]);
    assert.deepEqual(
      view.rows.map(({ customer, reseller }) => [customer.name, reseller?.name]),
      [
        ['Adatum', undefined],
        ['Contoso', undefined],
        ['Northwind Traders', 'Fabrikam'],
      ],
    );
  });

  it('open on those of the resellers whose account manager I am', async () => {
    await resellers(3);
    await keep(
      customerCalled('c1', 'Northwind Traders', { resellerId: 'r2' }),
      customerCalled('c2', 'Adatum', { resellerId: 'r0' }),
      customerCalled('c3', 'Contoso'),
    );
    const mine = await look();
    assert.deepEqual([mine.scope, mine.managesSome], ['mine', true]);
    assert.deepEqual(names(mine), ['Adatum', 'Northwind Traders']);
    assert.deepEqual(names(await look({ scope: 'all' })), [
      'Adatum',
      'Contoso',
      'Northwind Traders',
    ]);
    assert.deepEqual(names(await look({}, patti)), ['Adatum', 'Contoso', 'Northwind Traders']);
    assert.deepEqual(names(await look({ scope: 'mine' }, patti)), []);
  });

  it('are read in pages of ten, each exactly once, also of more resellers than one list takes', async () => {
    await resellers(120);
    await keep(
      ...Array.from({ length: 48 }, (_, at) =>
        customerCalled(`c${at}`, `Customer ${String((at * 7) % 48).padStart(2, '0')}`, {
          resellerId: `r${(at * 5) % 120}`,
        }),
      ),
      customerCalled('other', 'Contoso'),
    );
    for (const text of ['', 'cust']) {
      const seen: string[] = [];
      for (let page = 0; page < 5; page += 1) {
        const view = await look({ text, page });
        assert.deepEqual([view.scope, view.more], ['mine', page < 4], `page ${page}`);
        seen.push(...names(view));
      }
      const expected = Array.from(
        { length: 48 },
        (_, at) => `Customer ${String(at).padStart(2, '0')}`,
      );
      assert.deepEqual(text === '' ? seen : seen.toSorted(), expected);
    }
  });

  it('are all, and said to be all, for somebody who manages more resellers than can be looked through', async () => {
    await resellers(501);
    await keep(customerCalled('c1', 'Northwind Traders'));
    const view = await look({ scope: 'mine' });
    assert.deepEqual([view.scope, names(view)], ['all', ['Northwind Traders']]);
  });

  it('are found by the words of their names, by domains and by addresses there', async () => {
    await keep(
      customerCalled('c1', 'Northwind Traders'),
      customerCalled('c2', '华夏科技有限公司', { domain: 'huaxia.partner.onmschina.cn' }),
      customerCalled('c3', 'North Pole'),
    );
    const found = async (text: string) => names(await look({ text })).toSorted();
    assert.deepEqual(await found('north'), ['North Pole', 'Northwind Traders']);
    assert.deepEqual(await found('trad north'), ['Northwind Traders']);
    assert.deepEqual(await found('northwindtraders.onmicrosoft.com'), ['Northwind Traders']);
    assert.deepEqual(await found('admin@NorthwindTraders.onm'), ['Northwind Traders']);
    assert.deepEqual(await found('科技'), ['华夏科技有限公司']);
    assert.deepEqual(await found('huaxia'), ['华夏科技有限公司']);
    assert.deepEqual(await found('south'), []);
  });

  it('of one reseller are listed with its name, whoever manages it', async () => {
    await resellers(1);
    await keep(
      customerCalled('c1', 'Northwind Traders'),
      customerCalled('c2', 'Adatum', { resellerId: 'r0' }),
      customerCalled('c3', 'Nordwind', { resellerId: 'r0' }),
    );
    const view = await look({ resellerId: 'r0', text: 'nor' });
    assert.deepEqual(
      [view.scope, view.reseller, names(view)],
      ['all', { id: 'r0', name: 'Reseller 0' }, ['Nordwind']],
    );
    const unknown = await test.desk.find.customers(alex, { text: '', page: 0, resellerId: 'none' });
    assert.partialDeepStrictEqual(unknown, { refused: 'notFound' });
  });

  it('are nothing for people without a role', async () => {
    const nobody = { id: 'nobody', name: 'Nobody', roles: [] };
    const refused = { refused: 'notAllowed' };
    const { find } = test.desk;
    assert.partialDeepStrictEqual(await find.customers(nobody, { text: '', page: 0 }), refused);
    assert.partialDeepStrictEqual(await find.customer(nobody, 'c1'), refused);
  });

  it('have a card with the reseller, subscriptions by name, what is under way and what happened', async () => {
    const domain = 'Northwind.onmicrosoft.com';
    await keep(customerCalled('c1', 'Northwind Traders', { domain }));
    await put(test.doors.store.subscriptions, [
      ...Array.from({ length: 25 }, (_, at) => subscription(`s${at}`)).map(subscriptionDoc),
      subscriptionDoc(subscription('other', { customerId: 'c2' })),
    ]);
    const about = {
      type: 'customer' as const,
      id: domain.toLowerCase(),
      label: 'Northwind Traders',
      of: 'fabrikam',
    };
    const line = { by: alex, deed: 'submitted', values: {} };
    await put(test.doors.store.desk, [
      requestDoc(removal({ id: 'o1', about })),
      requestDoc(removal({ id: 'o2', about, state: 'done' })),
      historyDoc({ ...line, id: 'h1', at: '2026-11-20T09:00:00.000Z', about }),
      historyDoc({ ...line, id: 'h2', at: '2026-11-21T09:00:00.000Z', about }),
      historyDoc({ ...line, id: 'h3', at: monday, about: { ...about, id: 'other.example' } }),
    ]);
    const view = yes(await test.desk.find.customer(alex, 'c1'));
    assert.equal(view.partnership?.name, 'Fabrikam');
    assert.deepEqual([view.subscriptions.length, view.subscriptionCount], [20, 25]);
    assert.deepEqual(
      view.subscriptions.slice(0, 3).map(({ name }) => name),
      ['Product s0', 'Product s1', 'Product s10'],
    );
    assert.deepEqual(
      view.openRequests.map(({ id }) => id),
      ['o1'],
    );
    assert.deepEqual(
      view.history.map(({ id }) => id),
      ['h2', 'h1'],
    );
    assert.partialDeepStrictEqual(await test.desk.find.customer(alex, 'none'), {
      refused: 'notFound',
    });
  });

  it('have buttons for what the reader may ask, a relationship ends once', async () => {
    await keep(customerCalled('c1', 'Northwind'));
    const offered = async (who: Actor) => yes(await test.desk.find.customer(who, 'c1')).actions;
    assert.deepEqual(await offered(alex), ['addSubscription', 'endRelationship']);
    assert.deepEqual(await offered(isaiah), []);
    const about = {
      type: 'customer' as const,
      id: 'northwind.onmicrosoft.com',
      label: 'Northwind',
    };
    const ends = {
      ...removal(),
      kind: 'endRelationship' as const,
      state: 'pending' as const,
      about,
    };
    await put(test.doors.store.desk, [requestDoc(ends)]);
    assert.deepEqual(await offered(alex), ['addSubscription']);
  });

  it('are read anew when somebody opens the card, and the card completes itself', async () => {
    const partnerCenter = fakePartnerCenter();
    test.doors.partnerCenter = partnerCenter;
    partnerCenter.world.customers.push(listedCustomer('c1', 'fabrikam'));
    partnerCenter.world.subscriptions.c1 = [listedSubscription('s1')];
    await keep(customerCalled('c1', 'Northwind Traders'));
    const { address } = (await placeOfPerson(test.doors.store, 'alex'))!;
    const opens = async (): Promise<void> => {
      const view = yes(await test.desk.find.customer(alex, 'c1'));
      const posted = await test.doors.notifier.post(address, { view });
      const messageId = posted.is === 'posted' ? posted.messageId : '';
      await adopt(test.doors)({ address, messageId, show: 'customer:c1', view });
      await test.settle();
    };
    await opens();
    const shown = test.heard.at(-1)!.message;
    assert.ok('view' in shown && shown.view.view === 'customer');
    assert.deepEqual(
      shown.view.subscriptions.map(({ id }) => id),
      ['s1'],
    );
    await opens();
    assert.equal(shown.view.customer.country, 'US');
    assert.deepEqual(partnerCenter.calls, ['customer c1', 'subscriptions c1']);
  });

  it('that are called alike are found before another is made, the one called just so first', async () => {
    await keep(
      customerCalled('c1', 'Blue Yonder Airlines Holding'),
      customerCalled('c2', 'Blue Yonder Airlines'),
      customerCalled('c3', 'Blue Sky'),
      customerCalled('c4', 'Adventure Works', { domain: 'blueyonder.onmicrosoft.com' }),
    );
    const alike = async (company: string, prefix?: string) =>
      (await test.desk.find.similarCustomers(company, prefix)).map(({ customer }) => customer.name);
    assert.deepEqual((await alike('Blue Yonder Airlines', 'blueyonder')).toSorted(), [
      'Adventure Works',
      'Blue Yonder Airlines',
      'Blue Yonder Airlines Holding',
    ]);
    assert.equal((await alike('blue yonder airlines'))[0], 'Blue Yonder Airlines');
    assert.deepEqual((await alike('Blue Yonder Ltd.')).toSorted(), [
      'Blue Yonder Airlines',
      'Blue Yonder Airlines Holding',
    ]);
    assert.deepEqual(await alike('Wide World Importers'), []);
    assert.deepEqual(await alike('Ltd.'), []);
  });

  it('that are called alike are ten at most, each with its reseller', async () => {
    await keep(...Array.from({ length: 14 }, (_, at) => customerCalled(`c${at}`, `Contoso ${at}`)));
    const rows = await test.desk.find.similarCustomers('Contoso');
    assert.equal(rows.length, 10);
    assert.ok(rows.every(({ reseller }) => reseller?.name === 'Fabrikam'));
  });

  it('have their history by name or domain, when no reseller is meant', async () => {
    await keep(customerCalled('c1', 'Trey Research', { domain: 'Trey.onmicrosoft.com' }));
    for (const text of ['trey research', 'trey.onmicrosoft.com', 'trey']) {
      const found = yes(await test.desk.find.history(alex, text, 0));
      assert.deepEqual(found.about, { id: 'trey.onmicrosoft.com', label: 'Trey Research' });
    }
    assert.equal(yes(await test.desk.find.history(alex, 'fabrikam', 0)).about.id, 'fabrikam');
    const none = await test.desk.find.history(alex, 'nobody', 0);
    assert.ok('refused' in none && none.refused === 'notFound');
  });
});
