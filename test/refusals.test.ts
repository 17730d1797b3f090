import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cartErrors } from '../src/gateways/partnerCenter/cartErrors.ts';
import type { Message } from './support/connector.ts';
import { shelters } from './support/shelters.ts';
import { buttonsFor, textIn } from './story/hearing.ts';
import { agreementAwaited, contoso, customerOn, ordersFor } from './story/ordering.ts';
import type { Stage } from './story/stage.ts';
import { openStage } from './story/stage.ts';

/** Codes with the status that they come with, such as `400: 2000 2001; 403: 20002`. Source: the contract's tables. */
const coded = (text: string): { code: string; status: number }[] =>
  text.split(';').flatMap((part) => {
    const [status = '', codes = ''] = part.split(':');
    return codes
      .trim()
      .split(' ')
      .map((code) => ({ code, status: Number(status) }));
  });

/** What every call can be refused with. 800003 comes with a 500, after which the same is asked again. */
const anyCall = coded(
  '401: 400 800001 900420 900421; 403: 1002 90000 900149 900150 900308 900309 900329; 404: 1000',
);

const words = JSON.parse(
  readFileSync(new URL('../src/locales/partnerCenterCodes.en-US.json', import.meta.url), 'utf8'),
) as Record<string, string>;

const sentenceOf = (code: string): string => {
  const sentence = words[`pc.${code}`];
  assert.ok(sentence, `${code} has no words`);
  assert.notEqual(sentence, words['pc.unknown']);
  return sentence;
};

const plain = (card: Message): string => textIn(card).replaceAll('\\', '');

describe('Every refusal of Partner Center while a customer is added', function () {
  this.timeout(120_000);
  let stage: Stage;
  let mine: Message;
  let customerId: string;

  before(async () => {
    const [sqlite] = shelters;
    assert.ok(sqlite);
    stage = await openStage(await sqlite.open());
    const { alex, megan } = stage;
    for (const person of [alex, megan]) await person.installs();
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
    fault: { path: string; method?: string; status: number; body?: unknown },
  ) => {
    const { alex, client, portal } = stage;
    const sentence = sentenceOf(code);
    const {
      path,
      method,
      status,
      body = { code: Number(code), description: 'no', source: 'test' },
    } = fault;
    await portal.heals();
    await portal.fails(path, { status, body }, 1_000, method);
    const { edits } = mine;
    await press();
    const failed = () =>
      mine.edits > edits && textIn(mine).includes('✕ Failed') && plain(mine).includes(sentence);
    await client.waitFor(failed, `The sentence for ${code}: ${sentence}`);
    const titles = buttonsFor(alex, mine);
    for (const title of ['Try again', 'Change and retry', 'Yes, abandon'])
      assert.ok(titles.includes(title), `${title} for ${code}, not only ${titles.join()}`);
  };

  const retry = () => stage.alex.clicks(mine, 'Try again');

  it('before anything is created: by the agreement status of the reseller', async () => {
    const path = `/v1/compliance/csp/agreementstatus?mpnId=${contoso}`;
    const approve = () => stage.megan.clicks(mine, 'do:approve');
    const codes = coded('400: 2000 2001 2200 2201 2203 2204 2205 2206');
    for (const [at, { code, status }] of codes.entries())
      await shows(code, at === 0 ? approve : retry, { path, status });
    assert.match(textIn(mine), /Nothing was created in Partner Center/);
  });

  it('before anything is created: by the validation of the reseller', async () => {
    const path = '/v1/partners/validateresellers';
    for (const { code, status } of coded('400: 900400 900414 900154'))
      await shows(code, retry, { path, status });
  });

  it('when the customer is created, or whatever is called', async () => {
    const codes = coded('409: 600001; 400: 600002 600049 600050 600051 800002; 403: 600006 2030');
    for (const { code, status } of [...codes, ...anyCall])
      await shows(code, retry, { path: '^/v1/customers$', method: 'POST', status });
    assert.match(textIn(mine), /Nothing was created in Partner Center/);
    assert.deepEqual(await stage.portal.customers('refusedrentals.onmicrosoft.com'), []);
  });

  it('when the customer is looked at', async () => {
    const path = '^/v1/customers/[^/]+/directSigned';
    for (const { code, status } of coded('400: 900118; 403: 20002; 404: 60003'))
      await shows(code, retry, { path, status });
    assert.match(plain(mine), /Done so far, and it stays: Customer created/);
  });

  it('when the catalogue is read anew, at the line', async () => {
    const { alex, client, portal } = stage;
    await portal.heals();
    await retry();
    await client.waitFor(() => textIn(mine).includes(agreementAwaited));
    customerId = customerOn(mine);
    await portal.agrees(customerId);
    const path = `/v1/customers/${customerId}/products`;
    const checkNow = () => alex.clicks(mine, 'Check now');
    const codes = coded('404: 400013 400018 400019; 403: 400030 400036; 400: 2100');
    for (const [at, { code, status }] of codes.entries())
      await shows(code, at === 0 ? checkNow : retry, { path, status });
    await shows('400072', retry, { path, status: 200, body: { totalCount: 0, items: [] } });
  });

  it('when the cart is built', async () => {
    const path = `^/v1/customers/${customerId}/carts$`;
    const codes = coded(
      '400: 2002 2071 2100 27006 27007 800004 800009 800010 800016 800017 800018 800029 800070 800071 900169 900203 900206 900242 900244 900245 900246 900275;' +
        '403: 2006 2032 2085 2091 800020 800027 800028 800039 800043 900322; 404: 2072 800008 800015',
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
      await shows(`cart.${errorCode}`, retry, { path, method: 'POST', status: 201, body });
    }
  });

  it('when the cart is checked out', async () => {
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    const codes = coded(
      '400: 800025 900419; 403: 800023 800066 800067 800068 800069 800073 800074 800075 800088 800089 900121 900123 900124 900416',
    );
    for (const { code, status } of codes) await shows(code, retry, { path, status });
    // These come with a 500, after which the same is asked again; in the result of a checkout they are final.
    for (const code of ['800003', '800005']) {
      const body = { orderErrors: [{ orderGroupId: '0', code: Number(code), description: 'no' }] };
      await shows(code, retry, { path, status: 201, body });
    }
    assert.deepEqual(await stage.portal.orders(customerId), []);
  });

  it('waits and does not fail when the customer agreement is missing after all', async () => {
    const { alex, client, portal } = stage;
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    await portal.heals();
    await portal.fails(path, { status: 403, body: { code: 13605, description: 'no' } });
    await retry();
    await client.waitFor(() => textIn(mine).includes(agreementAwaited));
    assert.doesNotMatch(textIn(mine), /✕ Failed/);
    assert.ok(buttonsFor(alex, mine).includes('Check now'));
  });

  it('looks whether the order exists when the cart was submitted already, or is still worked on', async () => {
    const { alex, client, portal } = stage;
    const path = `^/v1/customers/${customerId}/carts/[^/]+/checkout$`;
    const busy = (code: number) => ({ status: 409, body: { code, description: 'busy' } });
    await portal.fails(path, { status: 400, body: { code: 800065, description: 'no' } });
    await alex.clicks(mine, 'Check now');
    await client.waitFor(() => textIn(mine).includes('Please do not order again.'));
    await portal.fails(path, busy(800060));
    await portal.fails(path, busy(800064));
    // Nothing of what is not there yet is a failure either.
    const order = `^/v1/customers/${customerId}/orders/`;
    for (const code of [20000, 800007])
      await portal.fails(order, { status: 404, body: { code, description: 'not yet' } });
    await alex.clicks(mine, 'Check now');
    const till = Date.now() + 60_000;
    while (!textIn(mine).includes('✓ Done')) {
      assert.ok(Date.now() < till, plain(mine));
      assert.doesNotMatch(textIn(mine), /✕ Failed/);
      await client.waitFor(() => true);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal((await portal.orders(customerId)).length, 1);
    assert.equal((await portal.customers('refusedrentals.onmicrosoft.com')).length, 1);
  });
});
