import assert from 'node:assert/strict';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const reseller = {
  id: 'B01B1487-B36E-4E6D-9B5E-0B58974C4B28',
  name: 'ReleCloud',
  relationshipType: 'is_indirect_cloud_solution_provider_of',
  state: 'Active',
  mpnId: '4847433',
  location: 'BR',
};
const read = {
  id: 'b01b1487-b36e-4e6d-9b5e-0b58974c4b28',
  name: 'ReleCloud',
  partnerId: '4847433',
  country: 'BR',
  state: 'active',
};
const customer = (id: string) => ({
  id,
  companyProfile: { companyName: `Contoso ${id}`, domain: `${id}.onmicrosoft.com` },
});

describe('Reading what Partner Center answers', () => {
  let world: World;
  afterEach(() => world.close());

  const ask = async <T>(
    scripted: Scripted,
    look: (pc: PartnerCenter) => Promise<Answer<T>>,
  ): Promise<T> => {
    world = await startWorld(() => scripted);
    const answer = await look(world.pc);
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };

  it('takes resellers in small and in capital letters', async () => {
    const { id, name, state, mpnId, location } = reseller;
    const pascal = { Id: id, Name: name, State: state, MpnId: mpnId, Location: location };
    const value = await ask({ json: { Items: [pascal], TotalCount: 1 } }, (pc) => pc.resellers());
    assert.deepEqual(value, { items: [read] });
  });

  it('takes unknown states and countries, numbers for texts, and properties it does not know', async () => {
    const odd = { ...reseller, state: 'OnPause', mpnId: 4847433, location: null, news: { a: [1] } };
    const value = await ask({ json: { items: [odd] } }, (pc) => pc.resellers());
    assert.deepEqual(value.items, [{ ...read, state: 'onpause', country: 'ZZ' }]);
  });

  for (const [what, scripted] of Object.entries<Scripted>({
    'an empty body': { text: '' },
    'a null list': { json: { totalCount: 0, items: null } },
    'a missing list': { json: { attributes: { objectType: 'Collection' } } },
  })) {
    it(`tells ${what} from an empty list`, async () => {
      const value = await ask(scripted, (pc) => pc.resellers());
      assert.deepEqual(value, { items: undefined });
    });
  }

  it('takes an empty list for one', async () => {
    assert.deepEqual(await ask({ json: { items: [] } }, (pc) => pc.resellers()), { items: [] });
  });

  it('takes a null list of a customer for "no reseller", as published', async () => {
    const value = await ask({ json: { items: null } }, (pc) => pc.customerResellers('c1'));
    assert.deepEqual(value, { items: [] });
    assert.equal(world.calls[0]?.url.pathname, '/v1/customers/c1/relationships');
  });

  it('faults with the path of the field that does not fit, never with its value', async () => {
    const items = [reseller, { ...reseller, mpnId: 'ann@provider.example' }];
    world = await startWorld(() => ({ json: { items } }));
    await assert.rejects(world.pc.resellers(), (error: Error) => {
      assert.equal(error.name, 'UnreadableAnswer');
      assert.match(error.message, /GET \/v1\/relationships .* items\.1\.mpnId/);
      assert.ok(!error.message.includes('@'));
      return true;
    });
  });

  it('faults when a good answer is a page for people', async () => {
    world = await startWorld(() => ({ text: '<html>Sign in</html>' }));
    await assert.rejects(world.pc.resellers(), { name: 'UnreadableAnswer', message: /no JSON/ });
  });

  it('reads a partner profile, with and without a name', async () => {
    const look = (pc: PartnerCenter) => pc.partnerProfile('4391507');
    assert.deepEqual(await ask({ json: { partnerName: 'P', mpnId: '4391507' } }, look), {
      name: 'P',
      partnerId: '4391507',
    });
    assert.equal(world.calls[0]?.url.search, '?mpnId=4391507');
    await world.close();
    const { name } = await ask({ json: { mpnId: 4391507 } }, look);
    assert.equal(name, undefined);
  });

  it('reads which Partner IDs are valid, and why others are not', async () => {
    const validationResults = [
      { partnerId: '12345', isValidPartnerIdOnRecord: true },
      { partnerId: '234567', isValidPartnerIdOnRecord: false, errorCode: 900400 },
    ];
    const value = await ask({ json: { validationResults } }, (pc) =>
      pc.validateResellers(['12345', '234567']),
    );
    assert.deepEqual(value, [
      { partnerId: '12345', valid: true, code: undefined },
      { partnerId: '234567', valid: false, code: '900400' },
    ]);
    assert.deepEqual(JSON.parse(world.calls[0]?.text ?? ''), { partnerIds: ['12345', '234567'] });
    assert.equal(world.calls[0]?.headers['content-type'], 'application/json');
  });

  it('reads the legal profile into lines', async () => {
    const json = {
      companyName: 'Lucerne Publishing',
      address: {
        country: 'US',
        city: 'Buffalo',
        state: 'NY',
        addressLine1: '123 Main Street',
        addressLine2: '',
        postalCode: '98052',
      },
      primaryContact: { firstName: 'Gena', lastName: 'Soto', email: 'g@l.example' },
      vettingStatus: 'Authorized',
    };
    assert.deepEqual(await ask({ json }, (pc) => pc.legalProfile()), {
      companyName: 'Lucerne Publishing',
      addressLines: ['123 Main Street', 'Buffalo, NY 98052', 'US'],
      contactName: 'Gena Soto',
      contactEmail: 'g@l.example',
      contactPhone: undefined,
      vettingStatus: 'authorized',
    });
    assert.equal(world.calls[0]?.url.search, '?vettingVersion=Current');
  });

  it('reads one customer and its reseller', async () => {
    const defaultAddress = { country: 'us', city: 'Redmond' };
    const billingProfile = { email: 'billing@contoso.example', culture: 'en-US', defaultAddress };
    const json = { ...customer('C1'), associatedPartnerId: 'R1', billingProfile };
    assert.deepEqual(await ask({ json }, (pc) => pc.customer('c1')), {
      id: 'c1',
      name: 'Contoso C1',
      domain: 'C1.onmicrosoft.com',
      associatedPartnerId: 'r1',
      email: 'billing@contoso.example',
      country: 'US',
    });
    await world.close();
    const withheld = await ask({ json: customer('C2') }, (pc) => pc.customer('c2'));
    assert.deepEqual([withheld.email, withheld.associatedPartnerId], [undefined, undefined]);
  });

  it('finds customers by the beginning of their domain, with the one filter that there may be', async () => {
    const look = (pc: PartnerCenter) => pc.customers({ domain: 'contoso', size: 5 });
    await ask({ json: { items: [customer('C1')] } }, look);
    const query = world.calls[0]?.url.searchParams;
    assert.deepEqual(JSON.parse(query?.get('filter') ?? ''), {
      Field: 'Domain',
      Value: 'contoso',
      Operator: 'starts_with',
    });
    assert.equal(query?.get('size'), '5');
  });

  it('reads subscriptions of both kinds', async () => {
    const legacy = {
      id: 'S1',
      offerName: 'Intune Device',
      friendlyName: 'for the shop',
      quantity: 5,
      status: 'Active',
      autoRenewEnabled: true,
      billingCycle: 'Monthly',
      commitmentEndDate: '2027-05-07T00:00:00',
      partnerId: '',
    };
    const newCommerce = {
      id: 's2',
      offerName: 'Microsoft 365',
      quantity: '12',
      orderId: 'a68736758D9C',
      status: 'brand_new_status',
      isTrial: true,
      termDuration: 'P1Y',
      commitmentEndDateTime: '2027-01-31T23:59:59.9999999+01:00',
      partnerId: 4847433,
      productType: { id: 'OnlineServicesNCE', displayName: 'Online Services' },
    };
    const endless = { id: 's3', status: null, commitmentEndDate: '9999-12-31T00:00:00Z' };
    const value = await ask({ json: { items: [legacy, newCommerce, endless] } }, (pc) =>
      pc.subscriptions('c1'),
    );
    const [one, two, three] = value.items ?? [];
    assert.deepEqual(one, {
      id: 's1',
      name: 'for the shop',
      quantity: 5,
      status: 'active',
      partnerId: undefined,
      termDuration: undefined,
      billingCycle: 'monthly',
      commitmentEnd: '2027-05-07T00:00:00.000Z',
      autoRenew: true,
      newCommerce: false,
      isTrial: false,
      orderId: undefined,
      unitType: undefined,
      startedAt: undefined,
      cancelUntil: undefined,
      refundable: undefined,
      renewal: undefined,
      suspensionReasons: undefined,
      promotionId: undefined,
      parentId: undefined,
    });
    assert.equal(world.calls[0]?.url.search, '');
    assert.equal(two?.newCommerce, true);
    assert.deepEqual([two.quantity, two.orderId], [12, 'a68736758D9C']);
    assert.equal(two.partnerId, '4847433');
    assert.equal(two.commitmentEnd, '2027-01-31T22:59:59.999Z');
    assert.equal(two.status, 'brand_new_status');
    assert.deepEqual([three?.name, three?.quantity, three?.status], ['s3', 0, 'none']);
    assert.equal(three?.commitmentEnd, undefined);
  });

  it('asks for the subscriptions of one order', async () => {
    const look = (pc: PartnerCenter) => pc.subscriptions('c1', undefined, 'a68736758D9C');
    assert.deepEqual(await ask({ json: { items: [] } }, look), { items: [] });
    assert.equal(world.calls[0]?.url.search, '?order_id=a68736758D9C');
  });

  it('reads audit records', async () => {
    const json = {
      items: [
        {
          customerId: 'C1',
          customerName: 'Relecloud',
          userPrincipalName: 'agent@provider.example',
          resourceType: 'order',
          operationType: 'create_order',
          operationDate: '2026-11-15T22:56:05.0589308Z',
          operationStatus: 'succeeded',
          originalCorrelationId: '5C0F',
          resourceOldValue: null,
          resourceNewValue: JSON.stringify({
            Id: 'S1',
            Quantity: 12,
            AutoRenewEnabled: false,
            PartnerId: null,
            Product: { SkuId: '0001' },
            Items: [{ Id: 7 }],
            Text: 'x'.repeat(501),
          }),
        },
      ],
    };
    const value = await ask({ json }, (pc) =>
      pc.auditRecords({ from: '2026-11-01', to: '2026-11-22', next: 'more' }),
    );
    assert.deepEqual(value.items, [
      {
        id: undefined,
        at: '2026-11-15T22:56:05.058Z',
        operation: 'create_order',
        resource: 'order',
        status: 'succeeded',
        customerId: 'c1',
        customerName: 'Relecloud',
        user: 'agent@provider.example',
        correlationId: '5C0F',
        before: undefined,
        after: {
          id: 'S1',
          quantity: '12',
          autoRenewEnabled: 'false',
          'product.skuId': '0001',
          'items.0.id': '7',
        },
      },
    ]);
    assert.equal(world.calls[0]?.url.search, '?startDate=2026-11-01&endDate=2026-11-22');
    assert.equal(world.calls[0]?.headers['ms-continuationtoken'], 'more');
  });

  it('reads records whose values are no resources', async () => {
    const record = { operationDate: '2026-11-15T22:56:05Z', resourceOldValue: 'moved <b>' };
    const values = [{}, { resourceNewValue: '' }, { resourceNewValue: { Id: 'S1' } }];
    const items = values.map((value) => ({ ...record, ...value }));
    const { items: read = [] } = await ask({ json: { items } }, (pc) =>
      pc.auditRecords({ from: '2026-11-01', to: '2026-11-22' }),
    );
    assert.deepEqual(
      read.map(({ before, after }) => [before, after]),
      [
        [{}, undefined],
        [{}, undefined],
        [{}, { id: 'S1' }],
      ],
    );
  });

  it('reads a record whose resource is very large', async () => {
    const operationDate = '2026-11-15T22:56:05Z';
    const resourceNewValue = JSON.stringify({ id: 'S1', list: Array(200_000).fill(1) });
    const json = { items: [{ operationDate, resourceNewValue }] };
    const { items: [read] = [] } = await ask({ json }, (pc) =>
      pc.auditRecords({ from: '2026-11-01', to: '2026-11-22' }),
    );
    assert.equal(read?.after?.id, 'S1');
  });

  it('reads a customer whose address has no country', async () => {
    const billingProfile = { email: null, defaultAddress: { city: 'Redmond' } };
    const json = { ...customer('C3'), billingProfile };
    assert.equal((await ask({ json }, (pc) => pc.customer('c3'))).country, undefined);
  });

  it('faults on a date that is none', async () => {
    world = await startWorld(() => ({ json: { items: [{ operationDate: 'soon' }] } }));
    await assert.rejects(world.pc.auditRecords({ from: '2026-11-01', to: '2026-11-22' }), {
      message: /items\.0\.operationDate/,
    });
  });
});
