import assert from 'node:assert/strict';
import type { Conversation } from '../../src/dialogs/conversation.ts';
import { chosenCustomerId, pickCustomer } from '../../src/dialogs/pickCustomer.ts';
import { chosenSubscriptionId, pickSubscription } from '../../src/dialogs/pickSubscription.ts';
import {
  customerDoc,
  subscriptionDoc,
  type Customer,
  type Subscription,
} from '../../src/domain/customer.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Op } from '../../src/domain/ports.ts';
import { begin, converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah, monday } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const customer = (id: string, change: Partial<Customer> = {}): Customer => ({
  id,
  name: `Customer ${id}`,
  domain: `${id}.onmicrosoft.com`,
  resellerId: 'fabrikam',
  asOf: monday,
  subscriptionsAsOf: monday,
  ...change,
});

const subscription = (
  id: string,
  customerId: string,
  change: Partial<Subscription> = {},
): Subscription => ({
  id,
  customerId,
  customerName: customerId,
  name: id,
  quantity: 5,
  status: 'active',
  partnerId: '4847383',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: monday,
  ...change,
});

const puts = (docs: readonly ReturnType<typeof customerDoc>[]): Op[] =>
  docs.map((doc) => ({ op: 'put', doc }));

const talkAbout = (questions: Conversation['questions']): Conversation => ({
  name: 'changeSubscription',
  questions,
  finish: (asking) =>
    Promise.resolve({
      is: 'said',
      views: [
        {
          view: 'line',
          line: {
            key: 'over',
            values: {
              customer: chosenCustomerId(asking),
              ...(questions.length > 1 && { subscription: chosenSubscriptionId(asking) }),
            },
          },
        },
      ],
    }),
});

const over = (values: Record<string, string>): Row[1] => [
  { form: 'answered' },
  { view: 'line', line: { key: 'over', values } },
];

describe('Choosing a customer and one of its subscriptions, in chat', () => {
  let test: TestDesk;
  let answers: () => ReturnType<PartnerCenter['subscriptions']>;

  beforeEach(async () => {
    answers = () => Promise.reject(new Error('no answer'));
    test = await openTestDesk({
      partnerCenter: { subscriptions: () => answers() } as unknown as PartnerCenter,
      log: { info: () => undefined, fault: () => undefined },
    });
    const { desk, customers, subscriptions } = test.doors.store;
    await desk.commit(
      puts([
        partnershipDoc(partnership({ id: 'contoso', name: 'Contoso Cloud', partnerId: '111' })),
      ]),
    );
    await customers.commit(
      puts(
        [
          customer('north', { name: 'Northwind Traders' }),
          customer('adventure', { name: 'Adventure Works', resellerId: 'contoso' }),
          customer('tailspin', { name: 'Tailspin Toys' }),
          customer('unread', { name: 'Unread Ltd', subscriptionsAsOf: undefined }),
        ].map(customerDoc),
      ),
    );
    await subscriptions.commit(
      puts(
        [
          subscription('e3', 'north'),
          subscription('e5', 'north', { status: 'suspended' }),
          subscription('visio', 'north'),
          subscription('teams', 'adventure'),
        ].map(subscriptionDoc),
      ),
    );
  });

  afterEach(() => test.close());

  const whole = talkAbout([
    pickCustomer('changeSubscription'),
    pickSubscription('changeSubscription', ({ status }) => status === 'active'),
  ]);
  const first = talkAbout([pickCustomer('changeSubscription')]);

  const talk = (which: Conversation, rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(which, { desk: test.desk, actor: alex, ...change }, rows);

  const start: Row = [
    { begin: true },
    [{ form: 'pickCustomer', purpose: 'changeSubscription', text: '' }],
  ];

  it('takes a row, a typed company, or a typed domain', async () => {
    await talk(first, [start, [['go', { customer: 'north' }], over({ customer: 'north' })]]);
    await talk(first, [start, ['tailspin', over({ customer: 'tailspin' })]]);
    await talk(first, [start, ['adventure.onmicrosoft.com', over({ customer: 'adventure' })]]);
  });

  it('lists the customers of one reseller only, named in its field or typed', async () => {
    const ofContoso: Row[1] = [
      {
        form: 'pickCustomer',
        reseller: { id: 'contoso', name: 'Contoso Cloud' },
        rows: [{ customer: { id: 'adventure' } }],
        problems: {},
      },
    ];
    await talk(first, [start, [['search', { reseller: '111' }], ofContoso]]);
    await talk(first, [start, ['Contoso Cloud', ofContoso]]);
    await talk(first, [[{ begin: true }, ofContoso]], { about: 'contoso' });
    await talk(first, [
      start,
      [['search', { reseller: 'fabrikam', text: 'trad' }], over({ customer: 'north' })],
    ]);
  });

  it('says when a reseller is none or several, and when nobody is called so', async () => {
    await talk(first, [
      start,
      [
        ['search', { reseller: 'nobody', text: 'north' }],
        [
          {
            form: 'pickCustomer',
            text: 'north',
            problems: { reseller: { code: 'notOneReseller', values: { text: 'nobody' } } },
          },
        ],
      ],
      [
        'zzz',
        [
          {
            form: 'pickCustomer',
            rows: [],
            problems: { text: { code: 'noCustomerFound', values: { text: 'zzz' } } },
          },
        ],
      ],
    ]);
  });

  it('asks again when nothing is chosen, or something that is not there', async () => {
    const again: Row[1] = [{ form: 'pickCustomer', problems: { customer: { code: 'pickOne' } } }];
    await talk(first, [start, [['go', {}], again], [['go', { customer: 'gone' }], again]]);
  });

  it('knows the customer from the customer or the subscription that it was opened about', async () => {
    const said = { view: 'line', line: { key: 'over', values: { customer: 'north' } } } as const;
    await talk(first, [[{ begin: true }, [said]]], { about: 'north' });
    await talk(first, [[{ begin: true }, [said]]], { about: 'e3' });
  });

  it('is not for people who may not ask', async () => {
    await talk(first, [[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], {
      actor: isaiah,
    });
  });

  it('offers the subscriptions that fit, and finds one by its product', async () => {
    const offered: Row[1] = [
      {
        form: 'pickSubscription',
        rows: [{ subscription: { id: 'e3' } }, { subscription: { id: 'visio' } }],
      },
    ];
    const begins: Row = [{ begin: true }, offered];
    const about = { about: 'north' };
    const chosen = over({ customer: 'north', subscription: 'visio' });
    await talk(whole, [begins, [['go', { subscription: 'visio' }], chosen]], about);
    await talk(whole, [begins, ['visio', chosen]], about);
    const missed: Row[1] = [{ problems: { subscription: { code: 'pickOne' } } }];
    await talk(
      whole,
      [
        begins,
        [['go', { subscription: 'e5' }], missed],
        [['go', { subscription: 'teams' }], missed],
        ['e5', [{ problems: { text: { code: 'noSubscriptionFound', values: { text: 'e5' } } } }]],
      ],
      about,
    );
  });

  it('does not ask for the only one that fits, nor for the one that it was opened about', async () => {
    const said = (values: Record<string, string>): Row => [
      { begin: true },
      [{ view: 'line', line: { key: 'over', values } }],
    ];
    await talk(whole, [said({ customer: 'adventure', subscription: 'teams' })], {
      about: 'adventure',
    });
    await talk(whole, [said({ customer: 'north', subscription: 'visio' })], { about: 'visio' });
  });

  it('reads the subscriptions that were never read, before it asks for one', async () => {
    const listed = subscription('e3', 'unread');
    answers = () =>
      Promise.resolve({
        is: 'yes',
        value: { items: [listed] },
        ids: { requestId: 'r', correlationId: 'c' },
      });
    const said = {
      view: 'line',
      line: { key: 'over', values: { customer: 'unread', subscription: 'e3' } },
    } as const;
    await talk(whole, [[{ begin: true }, [said]]], { about: 'unread' });
    assert.equal((await test.desk.find.customerById('unread'))?.subscriptionsAsOf, monday);
  });

  it('says so when there is nothing to choose, or when nothing can be read now', async () => {
    for (const [about, code] of [
      ['tailspin', 'noSubscriptionFits'],
      ['unread', 'subscriptionsNotRead'],
    ] as const) {
      const { first: shown } = await begin(whole, { desk: test.desk, actor: alex, about });
      assert.partialDeepStrictEqual(shown, [
        { view: 'refused', code, see: { view: 'customer', filter: about } },
      ]);
    }
  });
});
