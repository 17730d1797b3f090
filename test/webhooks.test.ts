import assert from 'node:assert/strict';
import { readConfig, WrongSetting, type Config } from '../src/config.ts';
import { openServer, type RunningServer } from '../src/bot/server.ts';
import { readCustomer, readSubscription } from '../src/domain/customer.ts';
import { receiveEvent } from '../src/domain/events.ts';
import type { Log } from '../src/domain/ports.ts';
import { lookAtCustomer } from '../src/domain/sync/customers.ts';
import { X509Certificate } from 'node:crypto';
import { openWebhookInbox, webhookPath } from '../src/gateways/partnerCenter/webhookInbox.ts';
import { openSignatures } from '../src/gateways/partnerCenter/webhookSignature.ts';
import { register, show, webhookUrl } from '../scripts/webhookRegistration.ts';
import {
  startSandboxWorld,
  yes,
  type SandboxWorld,
} from './gateways/partnerCenter.sandboxWorld.ts';
import { openTestDesk, type TestDesk } from './support/testDesk.ts';

const needed = {
  DESK_LOCAL: '1',
  TENANT_ID: '6f3c7a52-8a0b-4f6e-9d51-0c2f6f0f7a11',
  PEOPLE_FILE: 'people.json',
  PROVIDER_NAME: 'Northwind',
  PARTNER_CENTER_CLIENT_ID: 'client',
  PARTNER_CENTER_CLIENT_SECRET: 'secret',
  PARTNER_CENTER_REFRESH_TOKEN: 'refresh',
  INVITATION_LINK: 'https://partner.microsoft.com/invite/4f2a/',
};

describe("Partner Center's own events, over HTTP", function () {
  this.timeout(30_000);

  let world: SandboxWorld;
  let test: TestDesk;
  let server: RunningServer;
  let config: Config;
  let lines: { event: string; fields: Record<string, unknown> }[];
  let customerId: string;
  let subscriptionId: string;

  const log: Log = {
    info: (event, fields = {}) => void lines.push({ event, fields }),
    fault: (event, error) => void lines.push({ event, fields: { error: String(error) } }),
  };

  before(async () => {
    world = await startSandboxWorld();
    lines = [];
    test = await openTestDesk({ partnerCenter: world.pc, log });
    const pem = await (await fetch(`${world.url}/webhooks/certificates/root.pem`)).text();
    const { clock } = test.doors;
    const inbox = openWebhookInbox({
      check: openSignatures({ roots: [new X509Certificate(pem)], local: true, clock }),
      receive: receiveEvent(test.doors),
      log,
    });
    server = await openServer({
      port: 0,
      local: true,
      receive: async () => ({ status: 500 }),
      ready: async () => ({ ready: true }),
      pages: [],
      inboxes: [{ path: webhookPath, take: inbox }],
      log,
    });
    config = readConfig({ ...needed, PORT: String(server.port) });
    await register(doors(), config);
    const { items: customers = [] } = await yes(world.pc.customers({ size: 1 }));
    customerId = customers[0]?.id ?? '';
    const { items = [] } = await yes(world.pc.subscriptions(customerId));
    subscriptionId = items[0]?.id ?? '';
    await lookAtCustomer(test.doors, customerId);
  });
  after(async () => {
    await server.close();
    await test.close();
    await world.close();
  });
  beforeEach(async () => {
    lines.length = 0;
    await world.tell('_state', { webhooks: {} });
  });

  const doors = () => ({ partnerCenter: world.pc, ids: test.doors.ids });
  const told = (event: string) => lines.filter((line) => line.event === event);
  const arrived = async (count: number) => {
    const deadline = Date.now() + 10_000;
    while (told('webhook.event').length < count) {
      assert.ok(Date.now() < deadline, `${JSON.stringify(lines)} is all that came`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return told('webhook.event').map(({ fields }) => fields.is);
  };
  const change = (quantity: number) =>
    world.tell('_state', { changeSubscription: { customerId, subscriptionId, set: { quantity } } });
  const workOff = async () => {
    test.pass({ seconds: 3 });
    await test.settle();
    const found = await test.doors.store.subscriptions.read(subscriptionId);
    return found && readSubscription(found).quantity;
  };

  it('make the desk know at once what changed elsewhere', async () => {
    await change(23);
    assert.deepEqual(await arrived(1), ['saved']);
    assert.equal(await workOff(), 23);
  });

  it('come again after a forged one was refused', async () => {
    await world.tell('_state', { webhooks: { forged: 1, retryMs: 10 } });
    await change(24);
    assert.deepEqual(await arrived(1), ['saved']);
    assert.deepEqual(
      told('webhook.refused').map(({ fields }) => fields.why),
      ['signature'],
    );
    assert.equal(await workOff(), 24);
  });

  it('count once when they come more than once', async () => {
    await world.tell('_state', { webhooks: { duplicates: 2 } });
    await change(25);
    assert.deepEqual(await arrived(3), ['saved', 'known', 'known']);
    assert.equal(await workOff(), 25);
  });

  it('lead to what is true in the end, whatever their order', async () => {
    await world.tell('_state', { webhooks: { hold: true } });
    await change(26);
    await change(27);
    await world.tell('_state', { webhooks: { reversed: true } });
    assert.deepEqual(await arrived(2), ['saved', 'saved']);
    assert.equal(await workOff(), 27);
  });

  it('bring a company that accepted the relationship', async () => {
    const providerId = 'sandbox-tenant';
    const { url } = await yes(
      world.pc.relationshipLink({ resellerId: world.resellerId, providerId }),
    );
    const page = await (await fetch(url)).text();
    const companyId = /value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? assert.fail(page);
    const { origin, search } = new URL(url);
    const accept = await fetch(`${origin}/Adminportal/Home/accept${search}`, {
      method: 'POST',
      body: new URLSearchParams({ companyId }),
    });
    assert.ok(accept.ok, await accept.text());
    assert.deepEqual(await arrived(1), ['saved']);
    await workOff();
    const found = await test.doors.store.customers.read(companyId);
    assert.equal(found && readCustomer(found).resellerId, world.resellerId);
  });

  describe('with the signing certificate alone', () => {
    it('are proven by the one that is fetched', async () => {
      await world.tell('_state', { webhooks: { certificateAlone: true } });
      const pem = await (await fetch(`${world.url}/webhooks/certificates/root.pem`)).text();
      const { clock } = test.doors;
      const roots = [new X509Certificate(pem)];
      const asked: string[] = [];
      const check = openSignatures({
        roots,
        local: true,
        clock,
        fetch: (input, init) => {
          asked.push(new URL(input instanceof Request ? input.url : input).pathname);
          return fetch(input, init);
        },
      });
      const other = await openServer({
        port: 0,
        local: true,
        receive: async () => ({ status: 500 }),
        ready: async () => ({ ready: true }),
        pages: [],
        inboxes: [
          {
            path: webhookPath,
            take: openWebhookInbox({ check, receive: receiveEvent(test.doors), log }),
          },
        ],
        log,
      });
      await register(doors(), readConfig({ ...needed, PORT: String(other.port) }));
      await change(28);
      assert.deepEqual(await arrived(1), ['saved']);
      assert.match(asked.join(' '), /^\/webhooks\/certificates\/[0-9a-f]{40}\.cer .*issuing\.cer$/);
      await other.close();
      await register(doors(), config);
    });
  });

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}${webhookPath}`, { method: 'POST', headers, body });

  it('are refused without a signature', async () => {
    assert.equal((await post('{"EventName":"subscription-updated"}')).status, 401);
    assert.deepEqual(told('webhook.refused')[0]?.fields, { why: 'unsigned', status: 401 });
  });

  it('are not read when they are large or compressed', async () => {
    assert.equal((await post('x'.repeat(70_000))).status, 413);
    assert.equal((await post('x', { 'Content-Encoding': 'gzip' })).status, 415);
    assert.equal((await fetch(`http://127.0.0.1:${server.port}${webhookPath}`)).status, 405);
  });

  it('say where they go, and go where they are told to', async () => {
    const url = `http://127.0.0.1:${server.port}${webhookPath}`;
    assert.equal(webhookUrl(config), url);
    assert.match(await show(doors()), new RegExp(`^Events go to ${url}: subscription-updated, `));
    assert.match(await register(doors(), config), /already/);
    const elsewhere = readConfig({ ...needed, PUBLIC_URL: 'https://desk.example.org' });
    assert.match(
      await register(doors(), elsewhere),
      new RegExp(
        `^Events go to https://desk\\.example\\.org${webhookPath} now \\(before: ${url}\\)`,
      ),
    );
    assert.match(await register(doors(), config), / now /);
  });

  it('need an address at which the desk is reached from outside', () => {
    const open = { ...needed, DESK_LOCAL: '0', BOT_ID: 'bot', BOT_PASSWORD: 'secret' };
    assert.throws(() => webhookUrl(readConfig(open)), WrongSetting);
  });
});
