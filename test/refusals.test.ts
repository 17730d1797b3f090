import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { orderingCodes } from './gateways/partnerCenter.codes.ts';
import { cartErrors } from '../src/gateways/partnerCenter/cartErrors.ts';
import { coded, refused, sentenceOf } from './support/codedRefusals.ts';
import type { Message } from './support/connector.ts';
import { shelters } from './support/shelters.ts';
import { buttonsFor, goesOn, textIn, until } from './story/hearing.ts';
import { agreementAwaited, contoso, customerOn, ordersFor } from './story/ordering.ts';
import type { Stage } from './story/stage.ts';
import { openStage } from './story/stage.ts';

/** What every call can be refused with. */
const anyCall = coded(
  '401: 400 800001 900420 900421; 403: 1002 90000 900149 900150 900308 900309 900329; 404: 1000',
);
/** After these the same is asked once more: with a new token, or with what the catalogue says now. */
const askedTwice = ['400', '800001', 'cart.catalog_item_id_is_not_valid'];

/** These end no order: it waits, looks once more, or has what it wanted. */
const noEnd = '13605 800060 800064 800065 20000 20003 800007 600061'.split(' ');

const plain = (card: Message): string => textIn(card).replaceAll('\\', '');

interface Fault {
  path: string;
  method?: string;
  status: number;
  body?: unknown;
  /** The code of the request's failure, when the sentence stands at a line. */
  failure?: string;
}

describe('Every refusal of Partner Center while a customer is added', function () {
  this.timeout(120_000);
  let stage: Stage;
  let mine: Message;
  let customerId: string;
  /** Another order, that Partner Center is busy with while the first one is refused. */
  let other: Message;
  let otherId: string;
  const walked = new Set<string>();

  before(async () => {
    const [sqlite] = shelters;
    assert.ok(sqlite);
    stage = await openStage(await sqlite.open());
    const { alex, megan, client, portal } = stage;
    for (const person of [alex, megan]) await person.installs();
    await portal.wish({ provisioningMs: 0 });
    await until('Contoso Ltd. among the resellers', async () => {
      await alex.says('resellers contoso');
      return textIn(alex.lastCard()).includes('Contoso Ltd.');
    });
    const lines = ['5 x Microsoft 365 E3 yearly'];
    other = await ordersFor(alex, { company: 'Busy Bakery', prefix: 'busybakery', lines });
    await client.waitFor(() => textIn(other).includes(agreementAwaited));
    otherId = customerOn(other);
    // So large that an admin is asked: until then nothing is asked of Partner Center, and it can be told what to answer.
    mine = await ordersFor(alex, {
      company: 'Refused Rentals',
      prefix: 'refusedrentals',
      lines: ['120 x Microsoft 365 E3 yearly'],
    });
  });

  after(() => stage?.close());

  /** Has the next calls answered so, presses the button, and waits until the card says it. */
  const shows = async (
    code: string,
    press: () => Promise<unknown>,
    { path, method, status, body = refused(code), failure = code }: Fault,
    times = askedTwice.includes(code) ? 2 : 1,
  ) => {
    const { alex, client, portal } = stage;
    const sentence = sentenceOf(code);
    await portal.fails(path, { status, body }, times, method);
    const { edits } = mine;
    await press();
    const says = ['✕ Failed', sentence, `Error code: ${failure}`];
    await client.waitFor(
      () => mine.edits > edits && says.every((text) => plain(mine).includes(text)),
      `The sentence for ${code}: ${sentence}`,
    );
    walked.add(code);
    const titles = buttonsFor(alex, mine);
    for (const title of ['Retry', 'Change and retry', 'Yes, abandon'])
      assert.ok(titles.includes(title), `${title} for ${code}, not only ${titles.join()}`);
  };

  const retry = () => stage.alex.clicks(mine, 'Retry');

  const approve = async () => {
    const { megan } = stage;
    const line = await megan.card('Approval needed: New customer · Refused Rentals');
    const decision = await goesOn(megan, line, 'Open request', 'Waiting for approval');
    return megan.clicks(decision, 'do:approve');
  };

  /** The rounds look at the reseller too, so these are answered as long as it takes. */
  const showsWhoever = async (...[code, press, fault]: Parameters<typeof shows>) => {
    await shows(code, press, fault, 1_000);
    await stage.portal.heals();
  };

  it('before anything is created: by the agreement status of the reseller', async () => {
    const path = `/v1/compliance/csp/agreementstatus?mpnId=${contoso}`;
    const codes = coded('400: 2000 2001 2200 2201 2203 2204 2205 2206');
    for (const [at, { code, status }] of codes.entries())
      await showsWhoever(code, at === 0 ? approve : retry, { path, status });
    assert.match(textIn(mine), /Nothing was created in Partner Center/);
  });

  it('before anything is created: by the validation of the reseller', async () => {
    const path = '/v1/partners/validateresellers';
    for (const { code, status } of coded('400: 900400 900414 900154'))
      await showsWhoever(code, retry, { path, status });
  });

  it('when the customer is created, or whatever is called', async () => {
    const { alex, portal } = stage;
    // The other order meets a Partner Center that is still working on it, twice, and goes on by itself.
    const checkout = `^/v1/customers/${otherId}/carts/[^/]+/checkout$`;
    for (const code of [800060, 800064])
      await portal.fails(checkout, { status: 409, body: refused(code) });
    await portal.agrees(otherId);
    await alex.clicks(other, 'Check now');
    const codes = coded('409: 600001; 400: 600002 600049 600050 600051 800002; 403: 600006 2030');
    for (const { code, status } of [...codes, ...anyCall])
      await shows(code, retry, { path: '^/v1/customers$', method: 'POST', status });
    assert.match(textIn(mine), /Nothing was created in Partner Center/);
    assert.deepEqual(await portal.customers('refusedrentals.onmicrosoft.com'), []);
  });

  it('when the customer is looked at', async () => {
    const path = '^/v1/customers/[^/]+/directSigned';
    for (const { code, status } of coded('400: 900118; 403: 20002; 404: 60003'))
      await shows(code, retry, { path, status });
    assert.match(plain(mine), /Done so far, and it stays: Customer created/);
  });

  it('when the catalogue is read anew, at the line', async () => {
    const { alex, client, portal } = stage;
    await retry();
    await client.waitFor(() => textIn(mine).includes(agreementAwaited));
    customerId = customerOn(mine);
    await portal.agrees(customerId);
    const path = `/v1/customers/${customerId}/products`;
    const checkNow = () => alex.clicks(mine, 'Check now');
    const codes = coded('404: 400013 400018 400019; 403: 400030 400036; 400: 2100');
    const failure = 'cartLines';
    for (const [at, { code, status }] of codes.entries())
      await shows(code, at === 0 ? checkNow : retry, { path, status, failure });
    const body = { totalCount: 0, items: [] };
    await shows('400072', retry, { path, status: 200, body, failure });
  });

  it('when the cart is built', async () => {
    const path = `^/v1/customers/${customerId}/carts$`;
    const codes = coded(
      '400: 2002 2071 2100 27006 27007 800004 800009 800010 800016 800017 800018 800029 800070 800071;' +
        '400: 900169 900203 900206 900242 900244 900245 900246 900275; 404: 2072 800008 800015;' +
        '403: 2006 2032 2085 2091 800020 800027 800028 800039 800043 900322',
    );
    for (const { code, status } of codes)
      await shows(code, retry, { path, method: 'POST', status });
  });

  it('when the cart has lines with errors, at the line', async () => {
    const path = `^/v1/customers/${customerId}/carts$`;
    const line = { id: 0, catalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0XXXX', quantity: 120 };
    for (const errorCode of Object.values(cartErrors)) {
      const lineItems = [{ ...line, error: { errorCode, errorDescription: 'no' } }];
      const body = { id: 'cart', status: 'Active', lineItems };
      const fault = { path, method: 'POST', status: 201, body, failure: 'cartLines' };
      await shows(`cart.${errorCode}`, retry, fault);
    }
  });

  it('when the cart is checked out', async () => {
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    const codes = coded(
      '400: 800025 900419; 403: 800023 800066 800067 800068 800069 800073 800074 800075;' +
        '403: 800088 800089 900121 900123 900124 900416',
    );
    for (const { code, status } of codes) await shows(code, retry, { path, status });
    // These come with a 500, after which the same is asked again; in the result of a checkout they are final.
    for (const code of ['800003', '800005']) {
      const body = { orderErrors: [{ orderGroupId: '0', ...refused(code) }] };
      await shows(code, retry, { path, status: 201, body });
    }
    assert.deepEqual(await stage.portal.orders(customerId), []);
  });

  it('waits and does not fail when the customer agreement is missing after all', async () => {
    const { alex, client, portal } = stage;
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    await portal.fails(path, { status: 403, body: refused(13605) });
    await retry();
    await client.waitFor(() => textIn(mine).includes(agreementAwaited));
    assert.doesNotMatch(textIn(mine), /✕ Failed/);
    assert.ok(buttonsFor(alex, mine).includes('Check now'));
  });

  it('looks whether the order exists when the cart was submitted already, and does not fail while it does not show', async () => {
    const { alex, client, portal } = stage;
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    await portal.fails(path, { status: 400, body: refused(800065) });
    await alex.clicks(mine, 'Check now');
    await client.waitFor(() => textIn(mine).includes('Please do not order again.'));
    const order = `^/v1/customers/${customerId}/orders/`;
    for (const code of [20000, 800007])
      await portal.fails(order, { status: 404, body: refused(code) });
    const subscriptions = `^/v1/customers/${customerId}/subscriptions`;
    await portal.fails(subscriptions, { status: 404, body: refused(20003) });
    await alex.clicks(mine, 'Check now');
    await becomesDone(mine);
    assert.equal((await portal.orders(customerId)).length, 1);
    assert.equal((await portal.customers('refusedrentals.onmicrosoft.com')).length, 1);
  });

  it('goes on by itself when Partner Center was still working on the order', async () => {
    const { portal } = stage;
    await becomesDone(other);
    assert.equal((await portal.orders(otherId)).length, 1);
    assert.deepEqual(await portal.waiting(), []);
  });

  it('leaves out none of the codes', () => {
    const all = new Set(Object.values(orderingCodes).flat());
    assert.deepEqual(
      [...all].filter((code) => !walked.has(code) && !noEnd.includes(code)),
      [],
    );
  });

  const becomesDone = async (card: Message) => {
    const end = Date.now() + 60_000;
    while (!textIn(card).includes('✓ Done')) {
      assert.doesNotMatch(textIn(card), /✕ Failed/);
      assert.ok(Date.now() < end, plain(card));
      await pause(50);
    }
  };
});
