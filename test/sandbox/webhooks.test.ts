import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify, X509Certificate } from 'node:crypto';
import { bought, change, day, refusal } from './held.ts';
import { signIn, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld, seeded } from './world.ts';

const here = '/webhooks/v1/registration';

interface Delivery {
  headers: IncomingHttpHeaders;
  text: string;
  event: { EventName: string; ResourceUri: string; AuditUri: string | null; ResourceName: string };
}

/** Whoever is told; answers with the statuses that are put in, then with 200. */
async function openReceiver() {
  const deliveries: Delivery[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      deliveries.push({ headers: request.headers, text, event: JSON.parse(text) });
      response.statusCode = statuses.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    deliveries,
    statuses,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await check())) {
    assert.ok(Date.now() < deadline, 'it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('webhooks of the sandbox', () => {
  let world: World;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  beforeEach(async () => {
    world = await openWorld();
    receiver = await openReceiver();
  });
  afterEach(async () => {
    await world.close();
    await receiver.close();
  });

  const events = [
    'test-created',
    'subscription-updated',
    'indirect-reseller-relationship-accepted-by-customer',
  ];
  const register = (more: object = {}) =>
    world.post(here, { WebhookUrl: receiver.url, WebhookEvents: events, ...more });
  const arrived = (count: number) => until(() => receiver.deliveries.length >= count);
  const names = () => receiver.deliveries.map((each) => each.event.EventName);
  const validate = async () =>
    (await world.post(`${here}/validationEvents`, undefined)).body.correlationId as string;

  it('are registered once, shown, and replaced', async () => {
    assert.deepEqual(await refusal(world.get(here)), [404, 1000]);
    assert.deepEqual(await refusal(world.put(here, {})), [404, 1000]);
    assert.ok((await world.get(`${here}/events`)).body.includes('subscription-updated'));
    const { status, body } = await register();
    assert.equal(status, 200);
    assert.match(body.SubscriberId, /^[0-9a-f-]{36}$/);
    assert.deepEqual((await world.get(here)).body, {
      WebhookUrl: receiver.url,
      WebhookEvents: events,
    });
    assert.equal((await register()).status, 409);
    const fewer = { webhookUrl: receiver.url, webhookEvents: ['test-created'] };
    assert.equal((await world.put(here, fewer)).body.SubscriberId, body.SubscriberId);
    assert.deepEqual((await world.get(here)).body.WebhookEvents, ['test-created']);
  });

  it('are refused without an address or with an event that does not exist', async () => {
    assert.deepEqual(await refusal(register({ WebhookUrl: 'somewhere' })), [400, 800002]);
    assert.deepEqual(await refusal(register({ WebhookEvents: ['order-made'] })), [400, 800002]);
    const open = await world.get(here, { Authorization: '' });
    assert.equal(open.status, 401);
  });

  it('can be tried twice a minute, and say what came of it', async () => {
    await register();
    const id = await validate();
    await arrived(1);
    const path = `${here}/validationEvents/${id}`;
    await until(async () => (await world.get(path)).body.status === 'completed');
    const { body } = await world.get(path);
    assert.equal(body.callbackUrl, receiver.url);
    assert.deepEqual(
      [body.results.length, body.results[0].responseCode, body.results[0].systemError],
      [1, 'OK', false],
    );
    assert.match(receiver.deliveries[0]!.event.ResourceUri, new RegExp(`${path}$`));
    await validate();
    const third = await world.post(`${here}/validationEvents`, undefined);
    assert.equal(third.status, 429);
    world.pass(60_000);
    assert.ok(await validate());
    world.pass(7 * day);
    assert.deepEqual(await refusal(world.get(path, await signIn(world))), [404, 1000]);
  });

  it('cannot be tried when the test event is not registered', async () => {
    await register({ WebhookEvents: ['subscription-updated'] });
    const sent = world.post(`${here}/validationEvents`, undefined);
    assert.deepEqual(await refusal(sent), [400, 800002]);
  });

  it('are signed by a certificate of Microsoft Corporation whose chain ends at the root of the sandbox', async () => {
    await register();
    await validate();
    await arrived(1);
    const { headers, text } = receiver.deliveries[0]!;
    assert.equal(headers['x-ms-signature-algorithm'], 'rsa-sha256');
    const address = new URL(String(headers['x-ms-certificate-url']));
    assert.equal(address.origin, world.url);
    const served = await (await fetch(address)).text();
    const [leaf, issuing] = served
      .split(/(?<=-----END CERTIFICATE-----\n)/)
      .map((each) => new X509Certificate(each));
    const bytes = await (await fetch(`${world.url}/webhooks/certificates/root.cer`)).arrayBuffer();
    const root = new X509Certificate(Buffer.from(bytes));
    assert.match(leaf!.subject, /O=Microsoft Corporation/);
    assert.ok(leaf!.checkIssued(issuing!) && leaf!.verify(issuing!.publicKey));
    assert.ok(issuing!.checkIssued(root) && issuing!.verify(root.publicKey));
    assert.ok(root.verify(root.publicKey) && root.ca && issuing!.ca && !leaf!.ca);
    const signature = /^Signature (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const signed = Buffer.from(signature, 'base64');
    assert.ok(verify('sha256', Buffer.from(text), leaf!.publicKey, signed));
    assert.ok(!verify('sha256', Buffer.from(`${text} `), leaf!.publicKey, signed));
  });

  it('can carry the signature in a header of its own', async () => {
    await register({ SignatureTokenToMsSignatureHeader: true });
    await validate();
    await arrived(1);
    const { headers } = receiver.deliveries[0]!;
    assert.match(String(headers['x-ms-signature']), /^Signature /);
    assert.equal(headers.authorization, undefined);
  });

  it('can serve the signing certificate alone, which names where its issuer is', async () => {
    await register();
    await world.post('/_state', { webhooks: { certificateAlone: true } });
    await validate();
    await arrived(1);
    const address = String(receiver.deliveries[0]!.headers['x-ms-certificate-url']);
    const leaf = new X509Certificate(Buffer.from(await (await fetch(address)).arrayBuffer()));
    const issuer = /CA Issuers - URI:(\S+)/.exec(leaf.infoAccess ?? '')?.[1] ?? '';
    const issuing = new X509Certificate(Buffer.from(await (await fetch(issuer)).arrayBuffer()));
    assert.ok(leaf.verify(issuing.publicKey));
  });

  it('tell of changed subscriptions, with their record in the log', async () => {
    await register();
    const held = await bought(world, skus.e3);
    await change(world, held, { quantity: 12 });
    await arrived(1);
    const { event } = receiver.deliveries[0]!;
    assert.deepEqual(
      [event.EventName, event.ResourceName],
      ['subscription-updated', 'subscription'],
    );
    const at = 'https://api.partnercenter.microsoft.com';
    assert.equal(event.ResourceUri, `${at}/webhooks/${held.path.slice(1)}`);
    const record = await world.get(event.AuditUri!.slice(at.length));
    assert.equal(record.body.operationType, 'update_subscription');
  });

  it('tell of a company that has accepted a relationship', async () => {
    await register();
    const asked = `/v1/customers/relationshiprequests?indirectResellerId=${seeded.contoso.id}`;
    const { search, pathname } = new URL((await world.get(asked)).body.url);
    const company = /<option value="([^"]+)">/.exec((await world.get(pathname + search)).text)![1]!;
    await world.send(`${pathname}/accept${search}`, { companyId: company });
    await arrived(1);
    const { event } = receiver.deliveries[0]!;
    assert.equal(event.EventName, 'indirect-reseller-relationship-accepted-by-customer');
    assert.match(event.ResourceUri, new RegExp(`/v1/customers/${company}$`));
  });

  it('tell nobody of what was not registered', async () => {
    await register({ WebhookEvents: ['test-created'] });
    const held = await bought(world, skus.e3);
    await change(world, held, { quantity: 12 });
    await validate();
    await arrived(1);
    assert.deepEqual(names(), ['test-created']);
  });

  it('are repeated until they are accepted, and ten times at most', async () => {
    await register();
    await world.post('/_state', { webhooks: { retryMs: 1 } });
    receiver.statuses.push(500, 503);
    const id = await validate();
    await arrived(3);
    const path = `${here}/validationEvents/${id}`;
    await until(async () => (await world.get(path)).body.status === 'completed');
    const codes = (await world.get(path)).body.results.map(
      (each: { responseCode: string }) => each.responseCode,
    );
    assert.deepEqual(codes, ['InternalServerError', 'ServiceUnavailable', 'OK']);
    receiver.statuses.push(...Array.from({ length: 12 }, () => 500));
    const failing = `${here}/validationEvents/${await validate()}`;
    await until(async () => (await world.get(failing)).body.status === 'failed');
    assert.equal((await world.get(failing)).body.results.length, 10);
  });

  it('come twice, in the wrong order or with a wrong signature when a test wishes it', async () => {
    await register();
    await world.post('/_state', { webhooks: { hold: true } });
    const held = await bought(world, skus.e3);
    await change(world, held, { quantity: 12 });
    await validate();
    assert.deepEqual(names(), []);
    await world.post('/_state', { webhooks: { reversed: true, duplicates: 1, forged: 1 } });
    await arrived(4);
    assert.deepEqual(names(), [
      'test-created',
      'test-created',
      'subscription-updated',
      'subscription-updated',
    ]);
    const [first, second] = receiver.deliveries;
    assert.equal(first!.text, second!.text);
    assert.notEqual(first!.headers.authorization, second!.headers.authorization);
  });
});

describe('the certificates of the sandbox', () => {
  it('are the same after a restart with the same data', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'certificates-'));
    const file = join(directory, 'partner-center.sqlite');
    const roots = [];
    for (const _ of [1, 2]) {
      const world = await openWorld(file);
      roots.push((await world.get('/webhooks/certificates/root.pem')).text);
      await world.close();
    }
    await rm(directory, { recursive: true });
    assert.match(roots[0]!, /BEGIN CERTIFICATE/);
    assert.equal(roots[0], roots[1]);
  });
});
