import assert from 'node:assert/strict';
import { create, newCustomer } from './newCustomers.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

describe('domains in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  const head = async (domain: string, token = world.user) => {
    const response = await fetch(`${world.url}/v1/domains/${domain}`, {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${token}` },
    });
    return [response.status, await response.text()];
  };

  it('answers 404 for a domain that is free, without a body', async () => {
    assert.deepEqual(await head('gulfcoastbikes.onmicrosoft.com'), [404, '']);
  });

  it('answers 200 for the domain of a customer, whatever the case', async () => {
    assert.deepEqual(await head('WingtipToys.onmicrosoft.com'), [200, '']);
  });

  it('answers 200 for a domain that somebody else has', async () => {
    assert.deepEqual(await head('contoso.onmicrosoft.com', world.app), [200, '']);
  });

  it('has a new customer’s domain taken from then on', async () => {
    const domain = 'Proseworks2.onmicrosoft.com';
    assert.equal((await head(domain))[0], 404);
    assert.equal((await create(world, newCustomer({ domain }))).status, 201);
    assert.equal((await head(domain.toLowerCase()))[0], 200);
  });

  it('wants a token', async () => {
    assert.equal((await head('contoso.onmicrosoft.com', 'nobody'))[0], 401);
  });
});
