import assert from 'node:assert/strict';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, Seen, World } from './partnerCenter.world.ts';

const item = 'CFQ7TTC0LCHC:0002:CFQ7TTC0RM8K';
const market = { country: 'US', segment: 'commercial' } as const;

describe('Upgrades, contacts, purchases, relationships and events at Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (answer: (seen: Seen, count: number) => Scripted) => {
    world = await startWorld(answer);
    return world.pc;
  };
  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const body = (at = 0) => JSON.parse(world.calls[at]?.text ?? '') as Record<string, unknown>;
  const token = (at = 0) => world.calls[at]?.headers.authorization?.split(/[ -]/)[1];

  it('reads what a subscription can become', async () => {
    const choice = {
      operationId: 'op',
      catalogItemId: item,
      title: 'Business Premium',
      quantity: '10',
      eligibilities: [
        { isEligible: true, transitionType: 'Transition_Only', errors: [] },
        {
          isEligible: false,
          transitionType: 'transition_with_license_transfer',
          errors: [{ code: 3, description: 'No.' }],
        },
        { isEligible: true, transitionType: 'transition_by_magic' },
      ],
      subscriptionEligibilities: [
        {
          isEligible: false,
          subscriptionId: 'S7',
          subscriptionFriendlyName: 'Head office',
          subscriptionTermDuration: 'p1y',
          subscriptionBillingCycle: 'Monthly',
          errors: [{ code: '900259' }],
        },
        { isEligible: true, subscriptionId: 'S8' },
      ],
    };
    const pc = await open(() => ({ json: { items: [choice] } }));
    assert.deepEqual((await yes(pc.transitionChoices('c1', 's1'))).items, [
      {
        catalogItemId: item,
        title: 'Business Premium',
        quantity: 10,
        ways: [
          { type: 'transition_only', eligible: true, code: undefined },
          { type: 'transition_with_license_transfer', eligible: false, code: 'notEligible' },
        ],
        into: [
          {
            subscriptionId: 's7',
            name: 'Head office',
            term: 'P1Y',
            billingCycle: 'monthly',
            eligible: false,
            code: '900259',
          },
          {
            subscriptionId: 's8',
            name: 's8',
            term: undefined,
            billingCycle: undefined,
            eligible: true,
            code: undefined,
          },
        ],
      },
    ]);
    assert.equal(world.calls[0]?.url.search, '?eligibilityType=immediate');
  });

  const event = (name: string, status: string, minute: string, errors?: object[]) => ({
    name,
    status,
    timestamp: `2026-11-22T10:${minute}:00.1234567`,
    errors,
  });
  const begun = event('Conversion', 'Started ', '00');
  const moved = event('LicenseReassignment', 'Started ', '01');
  const cases: [string, object[], string, string?][] = [
    ['started', [begun], 'started'],
    ['not begun', [], 'started'],
    ['over', [event('Conversion', 'Completed', '05'), begun], 'completed'],
    ['over in part', [begun, moved, event('Conversion', 'Completed', '05')], 'started'],
    [
      'over in all parts',
      [
        begun,
        moved,
        event('Conversion', 'completed', '05'),
        event('LicenseReassignment', 'Completed', '06'),
      ],
      'completed',
    ],
    [
      'failed',
      [begun, event('Conversion', ' Failed', '05', [{ code: 900261, description: 'No.' }])],
      'failed',
      '900261',
    ],
    ['failed without a reason', [begun, event('Conversion', 'Failed', '05')], 'failed', undefined],
  ];
  for (const [what, events, state, code] of cases) {
    it(`reads an upgrade that is ${what}, printed in both ways`, async () => {
      const one = { fromSubscriptionId: 'S1', toSubscriptionId: 'S2', quantity: 4 };
      const pc = await open((_, count) => ({
        json:
          count === 1
            ? { items: [{ ...one, operationId: 'op', events }] }
            : { transition: [{ ...one, Events: events }] },
      }));
      for (const operationId of ['op', undefined]) {
        const { items: [read] = [] } = await yes(pc.transitions('c1', 's1'));
        assert.deepEqual(
          [read?.operationId, read?.state, read?.code, read?.toSubscriptionId, read?.quantity],
          [operationId, state, code, 's2', 4],
        );
        if (events.length > 0) assert.equal(read?.startedAt, '2026-11-22T10:00:00.123Z');
      }
    });
  }

  it('asks for an upgrade with just what was chosen', async () => {
    const pc = await open(() => ({ json: { quantity: 4, events: [begun] } }));
    const wish = { toCatalogItemId: item, quantity: 4, type: 'transition_only' } as const;
    await yes(pc.startTransition('c1', 's1', wish, 'the-request'));
    assert.deepEqual(body(), {
      toCatalogItemId: item,
      quantity: 4,
      transitionType: 'transition_only',
    });
    const longer = {
      ...wish,
      toSubscriptionId: 's9',
      term: 'P3Y',
      billingCycle: 'annual',
    } as const;
    await yes(pc.startTransition('c1', 's1', longer, 'the-request'));
    assert.deepEqual(body(1), {
      ...body(),
      toSubscriptionId: 's9',
      termDuration: 'P3Y',
      billingCycle: 'annual',
    });
    assert.equal(world.calls[1]?.headers['ms-requestid'], 'the-request');
  });

  it('does not ask for an upgrade again by itself, for it would be another one', async () => {
    const pc = await open(() => ({ cut: true }));
    const wish = { toCatalogItemId: item, quantity: 4, type: 'transition_only' } as const;
    await assert.rejects(pc.startTransition('c1', 's1', wish, 'q'), { name: 'NoAnswer' });
    assert.equal(world.calls.length, 1);
  });

  it('reads and names a support contact, as the signed-in account', async () => {
    const json = { supportTenantId: 'R1', supportMpnId: 4847383, name: 'Fabrikam' };
    const contact = { id: 'r1', partnerId: '4847383', name: 'Fabrikam' };
    const pc = await open(() => ({ json }));
    assert.deepEqual(await yes(pc.supportContact('c1', 's1')), contact);
    assert.deepEqual(await yes(pc.setSupportContact('c1', 's1', contact, 'q')), contact);
    assert.deepEqual([world.calls[1]?.method, token(0), token(1)], ['PUT', 'user', 'user']);
    assert.deepEqual(body(1), {
      supportTenantId: 'r1',
      supportMpnId: '4847383',
      name: 'Fabrikam',
      attributes: { objectType: 'SupportContact' },
    });
  });

  it('reads the days on which a subscription may end', async () => {
    const date = (day: string, more: object) => ({ allowedCustomTermEndDate: day, ...more });
    const items = [
      date('2027-03-31T00:00:00', { allowedCustomTermEndDateType: 'calendarMonthAligned' }),
      date('2027-04-14T23:59:59.9999999Z', {
        allowedCustomTermEndDateType: 'SubscriptionAligned',
        cotermSubscriptionIds: ['S1', 'S2'],
      }),
    ];
    const pc = await open(() => ({ json: { items } }));
    assert.deepEqual((await yes(pc.endDates('c1', 'P1Y'))).items, [
      { day: '2027-03-31', kind: 'month', subscriptionIds: [] },
      { day: '2027-04-14', kind: 'subscription', subscriptionIds: ['s1', 's2'] },
    ]);
    assert.equal(world.calls[0]?.url.search, '?term_duration=P1Y');
  });

  it('puts end date and promotion into the line of a cart', async () => {
    const pc = await open(() => ({ json: { id: 'cart', status: 'Active', lineItems: [] } }));
    const line = { catalogItemId: item, quantity: 1, term: 'P1Y', billingCycle: 'annual' } as const;
    const lines = [{ ...line, endDate: '2027-03-31', promotionId: '39NF' }, line];
    const patience = { timeoutMs: 1000, attempts: 1 };
    await yes(pc.createCart('c1', { lines, partnerId: '4847383' }, 'q', patience));
    const [own, usual] = body().lineItems as Record<string, unknown>[];
    assert.deepEqual(
      [own?.customTermEndDate, own?.promotionId, usual && 'promotionId' in usual],
      ['2027-03-31T00:00:00', '39NF', false],
    );
    world.calls.length = 0;
    await world.close();
    const broken = await open(() => ({ cut: true }));
    await assert.rejects(broken.createCart('c1', { lines, partnerId: '4847383' }, 'q', patience));
    assert.equal(world.calls.length, 1);
  });

  const ask = (productId: string, quantity = 10) =>
    ({ productId, skuId: '0002', quantity, term: 'P1Y', billingCycle: 'annual' }) as const;

  it('reads the promotions of each line, with their names, and asks once for each product', async () => {
    const pc = await open(({ url }) => {
      if (url.pathname === '/v1/productpromotions') {
        const endDate = '2027-01-01T07:59:59+00:00';
        const named = { id: 'P1', name: 'A tenth less', description: 'A tenth less', endDate };
        return { json: { items: [named, { id: 'P2' }] } };
      }
      if (url.pathname.endsWith('/availabilities')) {
        const known = url.pathname.includes('CFQ7TTC0LCHC');
        const one = { id: 'RM8K', catalogItemId: item, isPurchasable: true };
        return known ? { json: { items: [one] } } : { status: 404, json: { code: 400018 } };
      }
      const eligibilities = [
        { promotionId: 'p1', isEligible: true },
        { promotionId: 'P2', isEligible: false, errors: [{ type: 'SeatCount' }] },
        { promotionId: 'unheard-of', isEligible: true },
      ];
      return { json: { items: [{ id: 2, eligibilities }, { id: 1 }] } };
    });
    const lines = [ask('CFQ7TTC00000'), ask('CFQ7TTC0LCHC', 3), ask('CFQ7TTC0LCHC')];
    assert.deepEqual(await yes(pc.promotions('c1', market, lines)), [
      [],
      [],
      [{ id: 'P1', name: 'A tenth less', description: undefined, until: '2027-01-01' }],
    ]);
    const paths = world.calls.map(({ url }) => url.pathname.split('/').at(-1) ?? '');
    assert.deepEqual(
      paths.toSorted((one, other) => one.localeCompare(other)),
      ['availabilities', 'availabilities', 'productpromotions', 'promotionEligibilities'],
    );
    const last = JSON.parse(world.calls.at(-1)?.text ?? '') as { items: object[] };
    const common = { catalogItemId: item, termDuration: 'P1Y', billingCycle: 'annual' };
    assert.deepEqual(last.items, [
      { id: 1, quantity: 3, ...common },
      { id: 2, quantity: 10, ...common },
    ]);
  });

  it('asks about no line when there is no promotion at all', async () => {
    const pc = await open(() => ({ json: { items: [] } }));
    assert.deepEqual(await yes(pc.promotions('c1', market, [ask('CFQ7TTC0LCHC')])), [[]]);
    assert.equal(world.calls.length, 1);
  });

  it('gets the link to a relationship as it is', async () => {
    const url =
      'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=r1#/partners/invitation';
    const pc = await open(() => ({ json: { url } }));
    const asked = { resellerId: 'r1', providerId: 'p1' };
    assert.deepEqual(await yes(pc.relationshipLink(asked)), { url });
    assert.equal(
      world.calls[0]?.url.search,
      '?indirectResellerId=r1&indirectCloudSolutionProviderId=p1',
    );
    assert.equal(token(), 'user');
    await world.close();
    const wrong = await open(() => ({ json: { url: 'javascript:alert(1)' } }));
    await assert.rejects(wrong.relationshipLink(asked), { name: 'UnreadableAnswer' });
  });

  it('ends a relationship, whose answer has capital letters and little in it', async () => {
    const json = { Id: null, CompanyProfile: null, RelationshipToPartner: 'none' };
    const pc = await open(() => ({ json }));
    assert.deepEqual(await yes(pc.endRelationship('c1', 'q')), { ended: true });
    assert.deepEqual([world.calls[0]?.method, token()], ['PATCH', 'user']);
    assert.deepEqual(body(), {
      relationshipToPartner: 'none',
      attributes: { objectType: 'Customer' },
    });
  });

  const url = 'https://desk.example/webhooks/partner-center';
  const there = { WebhookUrl: 'https://old.example/', WebhookEvents: ['test-created'] };

  for (const [what, before, method] of [
    ['for the first time', { status: 404, json: { code: 1000 } }, 'POST'],
    ['in place of another address', { json: there }, 'PUT'],
    ['after an empty answer', { json: {} }, 'POST'],
  ] as const) {
    it(`registers for events ${what}`, async () => {
      const pc = await open((_, count) =>
        count === 1 ? before : { json: { SubscriberId: 'x', WebhookUrl: url } },
      );
      const registration = { url, events: ['subscription-updated'] };
      assert.deepEqual(await yes(pc.registerWebhook(registration, 'q')), registration);
      assert.deepEqual([world.calls[1]?.method, token(1)], [method, 'app']);
      assert.equal(world.calls[1]?.url.pathname, '/webhooks/v1/registration');
      assert.deepEqual(body(1), {
        WebhookUrl: url,
        WebhookEvents: ['subscription-updated'],
        SignatureTokenToMsSignatureHeader: true,
      });
    });
  }

  it('says where events go', async () => {
    const pc = await open(() => ({ json: there }));
    const registration = { url: 'https://old.example/', events: ['test-created'] };
    assert.deepEqual(await yes(pc.webhook()), registration);
  });
});
