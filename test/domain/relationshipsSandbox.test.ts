import assert from 'node:assert/strict';
import { readCustomer, type Customer } from '../../src/domain/customer.ts';
import { relationshipLink } from '../../src/domain/find/relationships.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { auditSince } from '../../src/domain/sync/audit.ts';
import { listCustomersOf } from '../../src/domain/sync/customerLists.ts';
import {
  fabrikam,
  startSandboxWorld,
  yes,
  type SandboxWorld,
} from '../gateways/partnerCenter.sandboxWorld.ts';
import { alex, megan } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const settings = { syncSeconds: 300, callsPerMinute: 100 };

describe('Relationships with customers, with the sandbox as Partner Center', () => {
  let world: SandboxWorld;
  let test: TestDesk;

  before(async () => {
    world = await startSandboxWorld();
    test = await openTestDesk({ partnerCenter: world.pc });
    const own = partnership({ id: world.resellerId, partnerId: fabrikam });
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(own) }]);
    await auditSince(test.doors, settings);
  });
  after(async () => {
    await test.close();
    await world.close();
  });

  const now = async ({ id }: Request): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  const ask = async (company: string, more: object = {}): Promise<Request & { link: string }> => {
    const link = await relationshipLink(test.doors, 'sandbox-tenant')(world.resellerId);
    assert.ok(link);
    const made = await test.desk.act.submit(alex, 'requestCustomer', {
      partnershipId: world.resellerId,
      company,
      email: 'admin@company.example',
      subject: 'Hello',
      text: `Please accept: ${link.url}`,
      language: 'en-US',
      link: link.url,
      ...more,
    });
    assert.ok(!isRefusal(made), JSON.stringify(made));
    await test.settle();
    return { ...made, link: link.url };
  };

  /** The company opens the link of its mail, chooses itself and accepts. */
  const accept = async (link: string, company: string): Promise<void> => {
    const html = await (await fetch(link)).text();
    const id = new RegExp(`value="([^"]+)">${company}`, 'u').exec(html)?.[1];
    assert.ok(id, html);
    const address = new URL(link);
    address.pathname += '/accept';
    address.hash = '';
    const body = new URLSearchParams({ companyId: id });
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    assert.equal(answer.status, 303);
  };

  const kept = async ({ learned }: Request): Promise<Customer | undefined> => {
    const found = await test.doors.store.customers.read(learned.customerId ?? '');
    return found && readCustomer(found);
  };

  it('a company accepts behind the link, is found in the log by its name, and leaves again', async () => {
    const made = await ask('温哥华海港贸易', { email: 'a@harbour.example' });
    await accept(made.link, '温哥华海港贸易有限公司');
    world.pass(30_000);
    await auditSince(test.doors, settings);
    await test.settle();
    const done = await now(made);
    assert.equal(done.state, 'done');
    const customer = await kept(done);
    assert.equal(customer?.resellerId, world.resellerId);

    const { id, name, domain } = customer;
    const end = await test.desk.act.submit(alex, 'endRelationship', {
      customer: { id, name, domain },
      partnershipId: world.resellerId,
      reason: 'Only a test',
      representation: true,
    });
    assert.ok(!isRefusal(end), JSON.stringify(end));
    const approved = { args: { representation: 'true' } };
    assert.ok(!isRefusal(await test.desk.act.move(megan, end.id, 'approve', approved)));
    await test.settle();
    assert.equal((await now(end)).state, 'done');
    assert.equal(await kept(done), undefined);
    const answer = await world.pc.customer(id);
    assert.ok(answer.is === 'no' && answer.no.code === '20002');
  });

  it('a company accepts, and Check now finds it by its domain', async () => {
    const domain = 'northwindtraders.onmicrosoft.com';
    const made = await ask('Northwind', { domain });
    await accept(made.link, 'Northwind Traders');
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    const done = await now(made);
    assert.equal(done.state, 'done');
    assert.equal((await kept(done))?.domain, domain);
  });

  it('a customer with an active subscription stays ours', async () => {
    await listCustomersOf(test.doors, world.resellerId);
    const { items = [] } = await yes(world.pc.customers({ resellerId: world.resellerId }));
    const lists = await Promise.all(
      items.slice(0, 10).map(async (one) => ({
        one,
        has: (await yes(world.pc.subscriptions(one.id))).items ?? [],
      })),
    );
    const found = lists.find(({ has }) => has.some(({ status }) => status === 'active'));
    assert.ok(found);
    const { id, name, domain } = found.one;
    const end = await test.desk.act.submit(alex, 'endRelationship', {
      customer: { id, name, domain },
      reason: 'Only a test',
      representation: true,
    });
    assert.ok(!isRefusal(end), JSON.stringify(end));
    await test.desk.act.move(megan, end.id, 'approve', { args: { representation: 'true' } });
    await test.settle();
    const failed = await now(end);
    assert.equal(failed.failure?.code, 'relationshipUsed');
  });
});
