import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, newCustomer } from './newCustomers.ts';
import type { World } from './world.ts';
import { filter, openWorld, seeded } from './world.ts';

const requestId = '6c1f3c5e-8d0b-4a58-9d6a-0a2f4f6b8c10';

describe('creating a customer in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('answers 201 with the customer and the first password of its admin', async () => {
    const { status, body } = await create(world, newCustomer());
    assert.equal(status, 201);
    assert.deepEqual(
      [
        body.commerceId,
        body.companyProfile.tenantId,
        body.companyProfile.domain,
        body.companyProfile.companyName,
        body.billingProfile.culture,
        body.billingProfile.defaultAddress.lastName,
        body.relationshipToPartner,
        body.associatedPartnerId,
        body.userCredentials.userName,
      ],
      [
        body.id,
        body.id,
        'gulfcoastbikes.onmicrosoft.com',
        'Gulf Coast Bikes',
        'en-US',
        'Bowman',
        'reseller',
        seeded.fabrikam.id,
        'admin',
      ],
    );
    assert.match(body.billingProfile.attributes.etag, /^-\d+$/);
    assert.match(body.userCredentials.password, /^\S{16}$/);
    const other = await create(world, newCustomer({ domain: 'other1.onmicrosoft.com' }));
    assert.notEqual(other.body.userCredentials.password, body.userCredentials.password);
  });

  it('has the customer in the list, by id, with its reseller, and in the log; without the password', async () => {
    const { body } = await create(world, newCustomer());
    const listed = (await world.get(`/v1/customers?${filter('CompanyName', 'gulf coast')}`)).body;
    assert.deepEqual([listed.totalCount, listed.items[0].id], [1, body.id]);
    const { userCredentials, ...shown } = body;
    assert.deepEqual((await world.get(`/v1/customers/${body.id}`)).body, shown);
    const resellers = (await world.get(`/v1/customers/${body.id}/relationships`)).body.items;
    assert.deepEqual(resellers[0].mpnId, seeded.fabrikam.mpnId);
    const log = await world.get(
      `/v1/auditrecords?startDate=2026-05-20&${filter('CustomerId', body.id, 'equals')}`,
    );
    assert.deepEqual(
      log.body.items.map((each: { operationType: string }) => each.operationType),
      ['add_customer'],
    );
    const journal = await world.get('/_calls');
    for (const text of [log.text, journal.text])
      assert.ok(!text.includes(userCredentials.password));
  });

  it('takes property names in any case, and nulls, as the older clients send them', async () => {
    const { billingProfile } = newCustomer();
    const { defaultAddress: place } = billingProfile;
    const { status, body } = await create(world, {
      Id: null,
      CompanyProfile: { TenantId: null, Domain: 'Gulf7.onmicrosoft.com', CompanyName: null },
      BillingProfile: {
        Email: billingProfile.email,
        Culture: 'EN-US',
        Language: 'En',
        CompanyName: 'Gulf Coast Bikes',
        FirstName: null,
        DefaultAddress: {
          Country: 'us',
          State: 'tx',
          City: place.city,
          AddressLine1: place.addressLine1,
          AddressLine2: null,
          PostalCode: place.postalCode,
          FirstName: 'Ana',
          LastName: 'Bowman',
        },
      },
      RelationshipToPartner: 'none',
      UserCredentials: null,
      AssociatedPartnerId: null,
    });
    assert.equal(status, 201);
    assert.deepEqual(
      [body.billingProfile.culture, body.billingProfile.defaultAddress.state],
      ['en-US', 'TX'],
    );
    assert.equal(body.associatedPartnerId, undefined);
  });

  it('makes a direct customer of one without a reseller, also for the application alone', async () => {
    const direct = newCustomer({ rest: { associatedPartnerId: undefined } });
    const asApp = { Authorization: `Bearer ${world.app}` };
    const { status, body } = await world.post('/v1/customers', direct, asApp);
    assert.deepEqual([status, body.associatedPartnerId], [201, undefined]);
    const refused = await world.post('/v1/customers', newCustomer(), asApp);
    assert.deepEqual([refused.status, refused.body.code], [403, 900329]);
  });

  const poland = (registrationNumber?: string, phoneNumber?: string) =>
    newCustomer({
      registrationNumber,
      billing: { culture: 'pl-PL' },
      address: { country: 'PL', city: 'Warszawa', state: '', postalCode: '00-950', phoneNumber },
    });

  const refusals: [string, () => unknown, number, number][] = [
    [
      'a registration number where none is taken',
      () => newCustomer({ registrationNumber: '1' }),
      400,
      600002,
    ],
    [
      'no registration number where one is demanded',
      () => poland(undefined, '601234567'),
      400,
      600049,
    ],
    ['a malformed registration number', () => poland('PL-1', '601234567'), 400, 600050],
    ['no phone number where one is demanded', () => poland('5252248481'), 400, 600051],
    ['a malformed phone number', () => poland('5252248481', '12'), 400, 800002],
    [
      'a domain that a customer has',
      () => newCustomer({ domain: 'WingtipToys.onmicrosoft.com' }),
      409,
      600001,
    ],
    [
      'a domain that somebody else has',
      () => newCustomer({ domain: 'contoso.onmicrosoft.com' }),
      409,
      600001,
    ],
    ['a domain of another kind', () => newCustomer({ domain: 'gulf.example' }), 400, 800002],
    [
      'a password',
      () => newCustomer({ rest: { userCredentials: { userName: 'admin', password: 'x' } } }),
      400,
      800002,
    ],
    [
      'a reseller without a partnership',
      () => newCustomer({ rest: { associatedPartnerId: seeded.alpine.id } }),
      403,
      600006,
    ],
    [
      'a reseller that nobody knows',
      () => newCustomer({ rest: { associatedPartnerId: requestId } }),
      403,
      600006,
    ],
    [
      'a reseller that is no GUID',
      () => newCustomer({ rest: { associatedPartnerId: 'fabrikam' } }),
      400,
      800002,
    ],
    ['no e-mail address', () => newCustomer({ billing: { email: undefined } }), 400, 800002],
    [
      'a culture that the country does not have',
      () => newCustomer({ billing: { culture: 'de-DE' } }),
      400,
      800002,
    ],
    ['a state of another country', () => newCustomer({ address: { state: 'ON' } }), 400, 800002],
    [
      'a malformed postal code',
      () => newCustomer({ address: { postalCode: '7700' } }),
      400,
      800002,
    ],
    ['a country without rules', () => newCustomer({ address: { country: 'FJ' } }), 400, 800002],
    ['China', () => newCustomer({ address: { country: 'CN' } }), 403, 2030],
    ['an empty body', () => ({}), 400, 800002],
  ];
  for (const [what, body, status, code] of refusals) {
    it(`refuses ${what} with ${status} / ${code}, and makes nothing`, async () => {
      const heard = await create(world, body(), requestId);
      assert.deepEqual([heard.status, heard.body.code], [status, code]);
      assert.equal((await world.get('/v1/customers')).body.totalCount, 40);
    });
  }

  it('takes a customer of a country that demands more, when it has all', async () => {
    const { status, body } = await create(world, poland('5252248481', '601 234 567'));
    assert.equal(status, 201);
    assert.equal(body.companyProfile.organizationRegistrationNumber, '5252248481');
  });

  it('says which format a registration number should have', async () => {
    const { body } = await create(world, poland('PL-1', '601234567'));
    assert.match(body.description, /should be of the format \^\(\[0-9\]\{10\}\)\$$/);
  });

  it('names every field that is wrong, and no value', async () => {
    const { body } = await create(
      world,
      newCustomer({ billing: { email: 'secret' }, address: { addressLine1: '', country: 'USA' } }),
    );
    assert.deepEqual(
      body.data.map((each: string) => each.split(':')[0]),
      [
        'billingProfile.email',
        'billingProfile.defaultAddress.addressLine1',
        'billingProfile.defaultAddress.country',
      ],
    );
    assert.ok(!body.description.includes('secret'));
  });

  it('refuses a reseller that has not signed the partner agreement', async () => {
    await world.post('/_state', { addPartnership: seeded.margie.id });
    const asked = newCustomer({ rest: { associatedPartnerId: seeded.margie.id } });
    const { status, body } = await create(world, asked);
    assert.deepEqual([status, body.code], [403, 900123]);
  });

  it('knows a customer id that is malformed, and one that is a stranger', async () => {
    for (const path of [
      '',
      '/profiles/company',
      '/profiles/billing',
      '/validationStatus?type=account',
      '/agreements',
    ]) {
      const malformed = await world.get(`/v1/customers/nobody${path}`);
      assert.deepEqual([malformed.status, malformed.body.code], [400, 900118], path);
      const stranger = await world.get(`/v1/customers/${requestId}${path}`);
      assert.deepEqual([stranger.status, stranger.body.code], [403, 20002], path);
    }
  });
});

describe('creating a customer twice in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const replay = (customerReplay: string) => world.post('/_state', { customerReplay });
  const customers = async () => (await world.get('/v1/customers')).body.totalCount;

  it('answers the same MS-RequestId with the same body and credentials', async () => {
    const first = await create(world, newCustomer(), requestId);
    const second = await create(world, newCustomer(), requestId.toUpperCase());
    assert.equal(second.status, 201);
    assert.deepEqual(second.body, first.body);
    assert.equal(await customers(), 41);
  });

  it('can answer it without the credentials', async () => {
    await replay('withoutCredentials');
    const first = await create(world, newCustomer(), requestId);
    assert.ok(first.body.userCredentials.password);
    const { userCredentials: _credentials, ...rest } = first.body;
    const second = await create(world, newCustomer(), requestId);
    assert.deepEqual([second.status, second.body], [201, rest]);
    assert.equal(await customers(), 41);
  });

  it('can answer it as if somebody else had the domain', async () => {
    await replay('taken');
    await create(world, newCustomer(), requestId);
    const second = await create(world, newCustomer(), requestId);
    assert.deepEqual([second.status, second.body.code], [409, 600001]);
    assert.equal(await customers(), 41);
  });

  it('is the same when nobody heard the first answer', async () => {
    await world.post('/_faults', { method: 'POST', path: '/v1/customers', then: { cut: 'after' } });
    await assert.rejects(create(world, newCustomer(), requestId), TypeError);
    assert.equal(await customers(), 41);
    const second = await create(world, newCustomer(), requestId);
    assert.equal(second.status, 201);
    assert.match(second.body.userCredentials.password, /^\S{16}$/);
    assert.equal(await customers(), 41);
  });

  it('is two customers under two MS-RequestIds, so the domain is taken', async () => {
    await create(world, newCustomer(), requestId);
    const second = await create(world, newCustomer(), requestId.replace('6', '7'));
    assert.deepEqual([second.status, second.body.code], [409, 600001]);
    const third = await create(world, newCustomer());
    assert.equal(third.body.code, 600001);
  });

  it('refuses an MS-RequestId that was used for another domain', async () => {
    await create(world, newCustomer(), requestId);
    const second = await create(world, newCustomer({ domain: 'gulf2.onmicrosoft.com' }), requestId);
    assert.deepEqual([second.status, second.body.code], [400, 800002]);
  });

  it('does not remember a refusal', async () => {
    const bad = newCustomer({ address: { postalCode: 'x' } });
    assert.equal((await create(world, bad, requestId)).status, 400);
    assert.equal((await create(world, newCustomer(), requestId)).status, 201);
  });

  it('forgets the password after a day, and the customer never', async () => {
    await create(world, newCustomer(), requestId);
    world.pass(24 * 3600 * 1000);
    const { status, body } = await renewed(() => create(world, newCustomer(), requestId));
    assert.deepEqual([status, body.userCredentials], [201, undefined]);
  });

  // A day outlives the token that the world began with.
  const renewed = async (ask: () => ReturnType<typeof create>) => {
    const form = { grant_type: 'refresh_token', refresh_token: 'sandbox-refresh-token' };
    const fresh = (await world.token(form)).body.access_token;
    const post = world.post;
    world.post = (path, body, headers) =>
      post(path, body, { Authorization: `Bearer ${fresh}`, ...headers });
    return ask();
  };

  it('keeps no password in its file that no answer will show', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(directory, 'partner-center.sqlite');
    const other = await openWorld(file);
    try {
      await other.post('/_state', { customerReplay: 'withoutCredentials' });
      const { body } = await create(other, newCustomer(), requestId);
      await other.close();
      assert.ok(readFileSync(file).includes('gulfcoastbikes'));
      assert.ok(!readFileSync(file).includes(body.userCredentials.password));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('refuses a mode that does not exist', async () => {
    assert.equal((await replay('sometimes')).status, 400);
  });
});
