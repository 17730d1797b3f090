import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const harbor = {
  AddressLine1: '12 Harbor Street',
  City: 'Houston',
  State: 'tx',
  PostalCode: '77002',
  Country: 'US',
};
const printed = {
  country: 'US',
  city: 'Houston',
  state: 'TX',
  addressLine1: '12 Harbor Street',
  postalCode: '77002',
};

describe('address validation in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  const judge = async (changes: Record<string, string | undefined>) =>
    (await world.post('/v1/validations/address', { ...harbor, ...changes })).body;
  const lines = (body: { suggestedAddresses: { addressLine1: string }[] }) =>
    body.suggestedAddresses.map((each) => each.addressLine1);

  it('finds nothing wrong with a whole address, and prints it in its own spelling', async () => {
    const { status, body } = await world.post('/v1/validations/address', harbor);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      originalAddress: printed,
      suggestedAddresses: [printed],
      status: 'VerifiedShippable',
    });
  });

  it('suggests numbers for a street without one', async () => {
    const body = await judge({ AddressLine1: 'Harbor Street' });
    assert.equal(body.status, 'StreetPartial');
    assert.deepEqual(lines(body), ['1 Harbor Street', '10 Harbor Street', '100 Harbor Street']);
  });

  it('puts the number behind a Chinese street, and knows one there', async () => {
    const taipei = { City: '臺北市', Country: 'TW', PostalCode: '110', State: undefined };
    const body = await judge({ ...taipei, AddressLine1: '信義路' });
    assert.deepEqual([body.status, lines(body)[0]], ['StreetPartial', '信義路1号']);
    assert.equal(
      (await judge({ ...taipei, AddressLine1: '信義路5號' })).status,
      'VerifiedShippable',
    );
    assert.equal(
      (await judge({ ...taipei, AddressLine1: '中山路十号' })).status,
      'VerifiedShippable',
    );
  });

  it('suggests the postal code of a city that it knows', async () => {
    const body = await judge({ City: 'Redmond', State: 'WA', PostalCode: '10001' });
    assert.equal(body.status, 'InteractionRequired');
    assert.deepEqual(
      body.suggestedAddresses.map((each: { postalCode: string }) => each.postalCode),
      ['98052'],
    );
    assert.equal(
      (await judge({ City: 'Redmond', State: 'WA', PostalCode: '98052-8300' })).status,
      'VerifiedShippable',
    );
  });

  const others: [string, Record<string, string>, string, number][] = [
    [
      'a floor without its number',
      { AddressLine1: '12 Harbor Street, Floor' },
      'PremisesPartial',
      3,
    ],
    ['a name that several streets have', { AddressLine1: '12 Main' }, 'Multiple', 3],
    ['a post office box', { AddressLine1: 'PO Box 7' }, 'Verified', 1],
    ['a street that does not exist', { AddressLine1: 'No Such Street 1' }, 'None', 0],
    ['a state of another country', { State: 'ON' }, 'None', 0],
    ['a postal code that does not fit', { PostalCode: '7' }, 'None', 0],
    ['a country that it does not know', { Country: 'FJ' }, 'NotValidated', 0],
  ];
  for (const [what, changes, status, suggestions] of others) {
    it(`answers ${status} to ${what}`, async () => {
      const body = await judge(changes);
      assert.deepEqual([body.status, body.suggestedAddresses.length], [status, suggestions]);
      assert.equal(typeof body.validationMessage, suggestions === 0 ? 'string' : 'undefined');
    });
  }

  it('looks at the state only in the United States, Canada, China and Mexico', async () => {
    const brazil = { Country: 'BR', City: 'Recife', PostalCode: '50030-230' };
    assert.equal((await judge({ ...brazil, State: 'XX' })).status, 'VerifiedShippable');
    for (const Country of ['US', 'CA', 'CN', 'MX'])
      assert.equal((await judge({ Country, State: 'ZZ' })).status, 'None', Country);
  });

  it('refuses what is no address, and names the fields', async () => {
    const { status, body } = await world.post('/v1/validations/address', { City: 'Houston' });
    assert.deepEqual([status, body.code], [400, 800002]);
    assert.equal(body.data.length, 2);
    assert.match(body.data[0], /^addressLine1: /);
    assert.match(body.data[1], /^country: /);
  });
});
