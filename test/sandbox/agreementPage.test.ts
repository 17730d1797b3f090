import assert from 'node:assert/strict';
import { create, newCustomer } from './newCustomers.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

describe('the page where a customer accepts the agreement', () => {
  let world: World;
  let customer: string;
  let path: string;
  beforeEach(async () => {
    world = await openWorld();
    const asked = newCustomer({ billing: { companyName: 'Bowman & Sons' } });
    customer = (await create(world, asked)).body.id;
    path = `/admin-centre/agreement/${customer}`;
  });
  afterEach(() => world.close());

  const signed = async () =>
    (await world.get(`/v1/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`)).body
      .isSigned;

  it('is found from the start page as long as the customer has not accepted', async () => {
    const start = (await world.get('/')).text;
    assert.ok(start.includes(`href="${path}"`));
    assert.match(start, /Bowman &#38; Sons/);
    await world.send(`${path}/accept`, {});
    assert.ok(!(await world.get('/')).text.includes(path));
  });

  it('names the customer and its provider, and takes its word', async () => {
    const { status, text } = await world.get(path);
    assert.equal(status, 200);
    assert.match(text, /<h1>Microsoft Customer Agreement<\/h1>/);
    assert.match(text, /Northwind Distribution is your Cloud Solution Provider/);
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const sent = await world.send(action, {});
    assert.deepEqual([sent.status, sent.headers.get('Location')], [303, path]);
    assert.equal(await signed(), true);
    assert.match((await world.get(path)).text, /Bowman &#38; Sons has accepted/);
  });

  it('shows the agreement that it speaks of', async () => {
    const link = /href="(\/admin-centre\/agreement-text\/[^"]+)"/.exec(
      (await world.get(path)).text,
    );
    const { status, text } = await world.get(link?.[1] ?? '');
    assert.equal(status, 200);
    assert.match(text, /country US/);
  });

  it('does nothing by being looked at, and nothing more by a second acceptance', async () => {
    await world.get(path);
    assert.equal(await signed(), false);
    await world.send(`${path}/accept`, {});
    assert.equal((await world.send(`${path}/accept`, {})).status, 303);
    assert.equal(await signed(), true);
  });

  it('speaks Chinese, and keeps to it', async () => {
    const { text } = await world.get(`${path}?lang=zh`);
    assert.match(text, /<h1>Microsoft 客户协议<\/h1>/);
    assert.match(text, />接受<\/button>/);
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const location = (await world.send(action, {})).headers.get('Location') ?? '';
    assert.match((await world.get(location)).text, /Bowman &#38; Sons 已接受 Microsoft 客户协议/);
  });

  it('does not know a customer that does not exist', async () => {
    const nobody = '/admin-centre/agreement/11111111-2222-4333-8444-555555555555';
    assert.equal((await world.get(nobody)).status, 404);
    assert.equal((await world.send(`${nobody}/accept`, {})).status, 404);
  });
});
