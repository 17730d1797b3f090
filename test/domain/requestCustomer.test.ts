import assert from 'node:assert/strict';
import { customerDoc, readCustomer } from '../../src/domain/customer.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { likeness } from '../../src/domain/sync/customerAccepted.ts';
import { keepCustomers, lookAtCustomer } from '../../src/domain/sync/customers.ts';
import type { RequestCustomer } from '../../src/domain/kinds/requestCustomer.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedReseller,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { alex, megan, monday, removal } from '../support/requests.ts';
import { brokenLinesAside, heardIn, openTestDesk, type TestDesk } from '../support/testDesk.ts';

const link = 'https://admin.example/invitation?partnerId=fabrikam';

const input: RequestCustomer = {
  partnershipId: 'fabrikam',
  company: 'Fourth Coffee Ltd.',
  email: 'admin@fourthcoffee.example',
  domain: 'fourthcoffee.onmicrosoft.com',
  subject: 'Hello',
  text: `Please accept: ${link}`,
  language: 'en-US',
  link,
};

const { domain: _domain, ...unnamed } = input;

describe('A company that is asked for a reseller relationship', () => {
  let test: TestDesk;
  let center: FakePartnerCenter;

  beforeEach(async () => {
    center = fakePartnerCenter();
    center.world.resellers = [listedReseller('fabrikam', { partnerId: '4847383' })];
    test = await openTestDesk({ partnerCenter: center, log: brokenLinesAside });
  });

  afterEach(() => test.close());

  const ask = async (given: object = input): Promise<Request> => {
    const made = await test.desk.act.submit(alex, 'requestCustomer', given);
    assert.ok(!isRefusal(made), JSON.stringify(made));
    await test.settle();
    return made;
  };

  const now = async ({ id }: Request): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  const company = (change: object = {}) => ({
    ...listedCustomer('c1', 'fabrikam'),
    name: 'Fourth Coffee',
    domain: 'fourthcoffee.onmicrosoft.com',
    ...change,
  });

  const accepts = (change: object = {}): void => {
    center.world.customers.push(company(change));
  };

  /** The audit round, or an event, read the customer again. */
  const seen = async (id = 'c1'): Promise<void> => {
    await lookAtCustomer(test.doors, id);
    await test.settle();
  };

  it('waits, and nobody is asked of Partner Center at first', async () => {
    const made = await ask();
    const { state, waiting, next } = await now(made);
    assert.equal(state, 'waiting');
    assert.equal(waiting?.code, 'customerAcceptance');
    assert.equal(next?.move, 'expire');
    assert.deepEqual(center.calls, []);
  });

  it('is found by its domain as soon as somebody reads it: done, in the list, and everybody hears', async () => {
    await test.desk.act.notify(
      megan,
      { ...(await placeOf()), kind: 'channel', conversationId: '19:c@thread.tacv2' },
      ['customers'],
    );
    const made = await ask();
    accepts({ name: 'Named quite otherwise' });
    await seen();
    const request = await now(made);
    assert.equal(request.state, 'done');
    assert.equal(request.learned.customerId, 'c1');
    assert.deepEqual(heardIn(test, 'a:alex'), ['done.requestCustomer']);
    assert.deepEqual(heardIn(test, '19:c@thread.tacv2'), ['customerAccepted']);
    const kept = await test.doors.store.customers.read('c1');
    assert.equal(kept && readCustomer(kept).resellerId, 'fabrikam');
  });

  const placeOf = () =>
    Promise.resolve({
      serviceUrl: 'http://localhost/',
      botId: 'bot',
      tenantId: 'tenant',
      language: 'en-US' as const,
    });

  it('is found by Check now: by the domain in two calls', async () => {
    const made = await ask();
    accepts();
    const moved = await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    assert.ok(!isRefusal(moved));
    await test.settle();
    assert.equal((await now(made)).state, 'done');
    assert.deepEqual(center.calls.slice(0, 2), [
      'customers fourthcoffee.onmicrosoft.com',
      'customer c1',
    ]);
  });

  it('without a domain it is found among the reseller’s customers by its name, whatever the legal form', async () => {
    const made = await ask(unnamed);
    accepts({ domain: 'fc123.onmicrosoft.com' });
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).state, 'done');
  });

  it('a customer that was called so before is another one', async () => {
    await test.doors.store.customers.commit([
      {
        op: 'create',
        doc: customerDoc({ ...company(), resellerId: 'fabrikam', asOf: monday }),
      },
    ]);
    center.world.customers.push(company());
    const made = await ask(unnamed);
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).waiting?.code, 'customerAcceptance');
    accepts({ id: 'c2', domain: 'fourth2.onmicrosoft.com' });
    await seen('c2');
    assert.equal((await now(made)).learned.customerId, 'c2');
  });

  it('a customer that came after the mail was sent, and before that was said here, is asked about', async () => {
    for (const id of ['c1', 'c2'])
      center.world.customers.push(company({ id, domain: `${id}.onmicrosoft.com` }));
    await seen('c1');
    await seen('c2');
    const made = await ask({ ...unnamed, known: ['c1'] });
    const { waiting, learned } = await now(made);
    assert.deepEqual([waiting?.code, learned.candidateId], ['customerCandidate', 'c2']);
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate']);
    await test.desk.act.move(alex, made.id, 'notThatCustomer', { args: {} });
    await test.settle();
    assert.equal((await now(made)).waiting?.code, 'customerAcceptance');
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate']);
  });

  it('a customer of another reseller is found when it has accepted this one', async () => {
    center.world.resellers.push(listedReseller('adventure'));
    const before = company({ resellerId: 'adventure' });
    center.world.customers.push(before);
    await seen();
    const made = await ask();
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).waiting?.code, 'customerAcceptance');
    center.world.customers = [company()];
    await seen();
    assert.equal((await now(made)).learned.customerId, 'c1');
  });

  it('a direct customer with the domain is found when it has got the reseller', async () => {
    center.world.customers.push(company({ resellerId: undefined }));
    await seen();
    const made = await ask();
    assert.equal((await now(made)).learned.known, 'c1');
    center.world.customers = [company()];
    await seen();
    assert.equal((await now(made)).state, 'done');
  });

  it('a direct customer that has the domain has not accepted the reseller, and nobody is asked whether it has', async () => {
    const made = await ask();
    accepts({ resellerId: undefined });
    await seen();
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).waiting?.code, 'customerAcceptance');
    center.world.customers = [company()];
    await seen();
    assert.equal((await now(made)).state, 'done');
  });

  it('whoever is merely called alike is asked about: yes ends it', async () => {
    const made = await ask(unnamed);
    accepts({ name: 'Fourth Coffee Germany', domain: 'fcg.onmicrosoft.com' });
    await seen();
    const waiting = await now(made);
    assert.equal(waiting.waiting?.code, 'customerCandidate');
    assert.deepEqual(waiting.waiting?.owner, { id: 'alex', name: 'Alex' });
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate']);
    await seen();
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate'], 'asked once');
    const done = await test.desk.act.move(alex, made.id, 'thatCustomer', { args: {} });
    assert.ok(!isRefusal(done));
    assert.equal(done.state, 'done');
    assert.equal(done.learned.customerId, 'c1');
  });

  it('whoever asked hears it when an admin says yes instead', async () => {
    const made = await ask(unnamed);
    accepts({ name: 'Fourth Coffee Germany', domain: 'fcg.onmicrosoft.com' });
    await seen();
    const done = await test.desk.act.move(megan, made.id, 'thatCustomer', { args: {} });
    assert.ok(!isRefusal(done));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate', 'done.requestCustomer']);
  });

  it('no goes on waiting, and asks of the same customer no more', async () => {
    const made = await ask(unnamed);
    accepts({ name: 'Fourth Coffee Germany', domain: 'fcg.onmicrosoft.com' });
    await seen();
    await test.desk.act.move(alex, made.id, 'notThatCustomer', { args: {} });
    await test.settle();
    const after = await now(made);
    assert.equal(after.waiting?.code, 'customerAcceptance');
    assert.equal(after.learned.candidateId, undefined);
    const again = await test.desk.act.move(alex, made.id, 'thatCustomer', { args: {} });
    assert.ok(isRefusal(again));
    assert.deepEqual(heardIn(test, 'a:alex'), ['customerCandidate']);
  });

  it('two new customers of the same name are not guessed between', async () => {
    const made = await ask(unnamed);
    accepts({ id: 'c1', domain: 'one.onmicrosoft.com' });
    accepts({ id: 'c2', domain: 'two.onmicrosoft.com' });
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).waiting?.code, 'customerCandidate');
  });

  it('an answer about one customer says nothing about another that is asked about since', async () => {
    const made = await ask(unnamed);
    accepts({ id: 'z1', name: 'Fourth Coffee Germany', domain: 'fcg.onmicrosoft.com' });
    await seen('z1');
    const { version } = await now(made);
    await test.desk.act.move(alex, made.id, 'notThatCustomer', { version, args: {} });
    accepts({ id: 'z2', name: 'Fourth Coffee France', domain: 'fcf.onmicrosoft.com' });
    await seen('z2');
    assert.equal((await now(made)).learned.candidateId, 'z2');
    for (const name of ['notThatCustomer', 'thatCustomer'] as const) {
      const late = await test.desk.act.move(alex, made.id, name, { version, args: {} });
      assert.ok(isRefusal(late), name);
      assert.equal(late.refused, 'changed');
    }
    const after = await now(made);
    const given = { version: after.version, args: {} };
    const yes = await test.desk.act.move(alex, made.id, 'thatCustomer', given);
    assert.ok(!isRefusal(yes));
    assert.equal(yes.learned.customerId, 'z2');
  });

  it('two requests for companies of one name are not guessed between, nor is one customer taken for both', async () => {
    const [one, other] = [
      await ask(unnamed),
      await ask({ ...unnamed, email: 'admin@fourth.example', company: 'Fourth Coffee' }),
    ];
    accepts({ domain: 'fc123.onmicrosoft.com' });
    await seen();
    for (const made of [one, other])
      assert.equal((await now(made)).waiting?.code, 'customerCandidate');
    await test.desk.act.move(alex, other.id, 'thatCustomer', { args: {} });
    await test.desk.act.move(alex, one.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(one)).waiting?.code, 'customerCandidate');
  });

  it('a customer of that name that was created here has not accepted anything', async () => {
    const made = await ask(unnamed);
    const created: Request = {
      ...removal({ id: 'a1', kind: 'addCustomer', state: 'running', steps: ['mayOrder'] }),
      about: { type: 'customer', id: 'fc123.onmicrosoft.com', label: 'Fourth Coffee' },
      placed: { customerId: 'c1', lines: [] },
    };
    await test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(created) }]);
    accepts({ domain: 'fc123.onmicrosoft.com' });
    await seen();
    assert.equal((await now(made)).waiting?.code, 'customerCandidate');
  });

  it('the list of all customers, which names no reseller, leads to a closer look', async () => {
    const made = await ask();
    accepts();
    await keepCustomers(test.doors, [company()], {});
    await test.settle();
    assert.equal((await now(made)).state, 'done');
  });

  it('somebody else’s customers wake nobody', async () => {
    await ask();
    center.world.customers.push(listedCustomer('other', 'fabrikam'));
    const before = center.calls.length;
    await seen('other');
    assert.deepEqual(center.calls.slice(before), ['customer other']);
  });

  it('when Partner Center does not answer it just waits on', async () => {
    const made = await ask();
    accepts();
    center.next('customers', { is: 'broken' });
    await test.desk.act.move(alex, made.id, 'checkNow', { args: {} });
    await test.settle();
    assert.equal((await now(made)).state, 'waiting');
  });

  it('is chased in the morning like an invitation, and closes in the end', async () => {
    const made = await ask();
    test.pass({ days: 60, hours: 1 });
    await test.settle();
    assert.equal((await now(made)).state, 'expired');
    assert.ok(heardIn(test, 'a:alex').includes('customerRequestClosed'));
  });

  it('is asked once for a reseller and an address', async () => {
    const made = await ask();
    const second = await test.desk.act.submit(megan, 'requestCustomer', input);
    assert.ok(isRefusal(second));
    assert.equal(second.refused, 'alreadyOpen');
    assert.equal(
      (await test.desk.find.customerAsked('fabrikam', 'ADMIN@fourthcoffee.example'))?.requestId,
      made.id,
    );
  });
});

describe('Whether a customer is the company that was asked', () => {
  const of = (given: object, customer: object) =>
    likeness(
      { ...unnamed, ...given },
      { name: 'Fourth Coffee', domain: 'fc.example', resellerId: 'fabrikam', ...customer },
    );
  for (const [title, given, customer, expected] of [
    ['its domain', { domain: 'fc.example' }, { name: 'X' }, 'certain'],
    ['its domain, another reseller', { domain: 'fc.example' }, { resellerId: 'x' }, 'no'],
    [
      'its domain, no reseller known',
      { domain: 'fc.example' },
      { resellerId: undefined },
      'doubtful',
    ],
    ['its name', {}, {}, 'certain'],
    ['its name in other letters', {}, { name: 'FOURTH COFFEE, GmbH' }, 'certain'],
    ['its name, another domain than was given', { domain: 'x.example' }, {}, 'doubtful'],
    ['its name, another reseller', {}, { resellerId: 'x' }, 'no'],
    ['a longer name', {}, { name: 'Fourth Coffee Germany' }, 'doubtful'],
    ['another name', {}, { name: 'Fourth Tea' }, 'no'],
    ['a Chinese name', { company: '康托索餐饮' }, { name: '康托索餐饮有限公司' }, 'certain'],
    ['a longer Chinese name', { company: '康托索' }, { name: '康托索餐饮' }, 'doubtful'],
    ['one letter', { company: 'F' }, { name: 'F Fries' }, 'no'],
  ] as const)
    it(`${title}: ${expected}`, () => assert.equal(of(given, customer), expected));
});
