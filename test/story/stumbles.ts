import assert from 'node:assert/strict';
import { textOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import { assertHas, assertHasNot, asks, buttonsFor, goesOn, textIn } from './hearing.ts';
import { agreementAwaited, customerOn, ordersFor, passwordIn, type Wanted } from './ordering.ts';
import type { Stage } from './stage.ts';

const monthly = '3 x Microsoft 365 Business Standard P1M monthly';
const yearly = '4 x Microsoft 365 Business Premium P1Y annual';
const premium = 'CFQ7TTC0LCHC:0002';

/** Orders that stumble: half of it is refused, answers get lost, and nothing is there twice. */
export const stumbles = (on: () => Stage, tells: (password: string) => void): void => {
  const becomes = (card: Message, text: string) =>
    on().client.waitFor(() => textIn(card).includes(text), `${text} on the card`);

  const idsOf = async ({ prefix }: Pick<Wanted, 'prefix'>) =>
    (await on().portal.customers(`${prefix}.onmicrosoft.com`)).map(({ id }) => id);

  /** The customer accepts, and somebody says so. */
  const agrees = async (card: Message) => {
    await becomes(card, agreementAwaited);
    const customerId = customerOn(card);
    await on().portal.agrees(customerId);
    await on().alex.clicks(card, 'Check now');
    return customerId;
  };

  const licencesOf = async (customerId: string) =>
    (await on().portal.orders(customerId))
      .flatMap(({ lineItems }) => lineItems.map(({ quantity }) => quantity))
      .toSorted((a, b) => a - b);

  before(() => on().portal.wish({ provisioningMs: 200 }));

  it('says what was ordered when Partner Center takes a part only; Retry orders only the rest', async () => {
    const { alex, portal, channel } = on();
    const wanted = {
      company: 'Relish Catering',
      prefix: 'relishcatering',
      lines: [monthly, yearly],
    };
    const card = await ordersFor(alex, wanted);
    await portal.wish({ checkoutRefuses: { skuId: premium, code: 800069 } });
    const customerId = await agrees(card);
    await becomes(card, 'Partly ordered');
    assertHas(
      textIn(card),
      'Part of the order was placed',
      '✓ Ordered',
      '✕ Not ordered',
      'Microsoft’s risk check has stopped this order'.replace('’', "'"),
      'Correlation ID',
    );
    for (const title of ['Retry', 'Change and retry', 'Yes, abandon'])
      assert.ok(buttonsFor(alex, card).includes(title), title);
    assert.deepEqual(await licencesOf(customerId), [3]);
    await channel.card('Failed: Add customer Relish Catering · at: placing the order');
    await alex.clicks(card, 'Retry');
    await becomes(card, '✓ Done');
    assert.deepEqual(await licencesOf(customerId), [3, 4]);
    assert.deepEqual(await idsOf(wanted), [customerId]);
  });

  it('locks what is ordered when it is changed and retried', async () => {
    const { alex, portal } = on();
    const wanted = { company: 'Fernleaf Nursery', prefix: 'fernleaf', lines: [monthly, yearly] };
    const card = await ordersFor(alex, wanted);
    await portal.wish({ checkoutRefuses: { skuId: premium, code: 800069 } });
    const customerId = await agrees(card);
    await becomes(card, 'Partly ordered');
    const lines = await goesOn(alex, card, 'Change and retry', 'Subscriptions for Fernleaf');
    assertHas(textIn(lines), 'The customer exists already, and what was ordered stays as it is');
    await alex.clicks(lines, 'remove:1');
    await alex.says('5 x Visio Plan 2 P1Y annual');
    const review = await goesOn(alex, alex.lastCard(), 'Next: Review', 'Review: Fernleaf Nursery');
    assertHas(textIn(review), 'The customer exists already: only the subscriptions can be changed');
    const again = await goesOn(alex, review, 'Submit', 'Add customer Fernleaf Nursery', {
      in_attestation: 'true',
    });
    await becomes(again, '✓ Done');
    assert.deepEqual(await licencesOf(customerId), [3, 5]);
  });

  it('creates one customer and places one order when the answers to both get lost', async () => {
    const { alex, portal } = on();
    const wanted = { company: 'Orchid Optics', prefix: 'orchidoptics', lines: [monthly] };
    // So often that one try of the step is lost altogether, and another begins.
    await portal.fails('^/v1/customers$', { cut: 'after' }, 3, 'POST');
    const card = await ordersFor(alex, wanted);
    await becomes(card, agreementAwaited);
    await portal.fails('^/v1/customers/.+/checkout$', { cut: 'after' }, 3);
    const customerId = await agrees(card);
    await becomes(card, '✓ Done');
    assert.deepEqual(await idsOf(wanted), [customerId]);
    assert.deepEqual(await licencesOf(customerId), [3]);
    const setup = await alex.card('Setup info: Orchid Optics');
    const shown = await alex.clicks(setup, 'Show password');
    tells(passwordIn(shown.card ? textOf(shown.card) : ''));
  });

  it('finds its own order when it is told that the cart was submitted already', async () => {
    const { alex, portal } = on();
    const wanted = { company: 'Violet Vinyl', prefix: 'violetvinyl', lines: [monthly, yearly] };
    await portal.wish({ checkoutReplay: 'submitted' });
    const card = await ordersFor(alex, wanted);
    await becomes(card, agreementAwaited);
    await portal.fails('^/v1/customers/.+/checkout$', { cut: 'after' }, 1);
    const customerId = await agrees(card);
    await becomes(card, '✓ Done');
    assert.deepEqual(await licencesOf(customerId), [3, 4]);
    await portal.wish({ checkoutReplay: 'repeat' });
  });

  for (const [mode, company, prefix] of [
    ['withoutCredentials', 'Saltwater Surf School', 'saltwatersurf'],
    ['taken', 'Quartz Quarry', 'quartzquarry'],
  ] as const) {
    it(`knows its own customer when a repetition is answered ${mode === 'taken' ? 'as if the domain were taken' : 'without the password'}, and says how that is reset`, async () => {
      const { alex, portal } = on();
      await portal.wish({ customerReplay: mode });
      await portal.fails('^/v1/customers$', { cut: 'after' }, 1, 'POST');
      const card = await ordersFor(alex, { company, prefix, lines: [monthly] });
      await becomes(card, agreementAwaited);
      assert.deepEqual(await idsOf({ prefix }), [customerOn(card)]);
      const setup = await alex.card(`Setup info: ${company}`);
      assertHas(textIn(setup), 'its answer got lost on the way', 'How to reset it');
      assertHasNot(buttonsFor(alex, setup).join(), 'Show password');
      await portal.wish({ customerReplay: 'credentials' });
      await alex.clicks(card, 'Yes, abandon');
    });
  }

  it('does not adopt somebody else’s customer: the domain was taken meanwhile', async () => {
    const { alex, portal } = on();
    const wanted = { company: 'Pine Lane Dental', prefix: 'pinelane', lines: [monthly] };
    const body = { code: 600001, description: 'taken', source: 'PartnerFD' };
    await portal.fails('^/v1/customers$', { status: 409, body }, 1, 'POST');
    const card = await ordersFor(alex, wanted);
    await becomes(card, 'Nothing was created in Partner Center.');
    assertHas(textIn(card), 'Somebody has this domain already', 'creating the customer');
    const details = await goesOn(alex, card, 'Change and retry', 'Customer details');
    const review = await goesOn(alex, details, 'Next: Subscriptions', 'Review: Pine Lane Dental', {
      in_prefix: 'pinelanedental',
    });
    const again = await goesOn(alex, review, 'Submit', 'Add customer Pine Lane Dental', {
      in_attestation: 'true',
    });
    await becomes(again, agreementAwaited);
    assert.deepEqual(await idsOf({ prefix: 'pinelanedental' }), [customerOn(again)]);
    assertHas(textIn(again), 'pinelanedental.onmicrosoft.com');
    await alex.clicks(again, 'Yes, abandon');
    assertHas(textIn(await asks(alex, 'my requests', 'Pine Lane Dental')), 'Abandoned');
  });
};
