import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import { becomes, boughtBy, exchange, opensCustomer, opensSubscription, theirs } from './bought.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  goesOn,
  shownAfter,
  textIn,
} from './hearing.ts';
import { assertOver, typesLines } from './ordering.ts';
import type { Stage } from './stage.ts';

const { name, prefix } = theirs.more;
const visio = 'Visio Plan 2';

/** An existing customer gets more: a new subscription, and licences on one that it has. */
export const moreForCustomer = (on: () => Stage): void => {
  let form: Message;
  let mine: Message;

  before(() => on().portal.wish({ provisioningMs: 200 }));

  it('finds the customer, by its name, its reseller, or a reseller’s name alone', async () => {
    const { alex } = on();
    form = await asks(alex, 'add subscription', 'Which customer?');
    assertHas(
      await shownAfter(alex, form, 'Search', { in_reseller: 'tailspin' }),
      'Customers of Tailspin Toys',
    );
    assertHas(await shownAfter(alex, form, 'Search', { in_reseller: 'zebra' }), 'not one reseller');
    await asks(alex, 'zebra', 'No customer found for “zebra”');
    form = await asks(alex, 'adatum', 'Customers of Adatum Corporation');
    assertHas(JSON.stringify(alex.sees(form)), 'Northwind Electric Cars · ');
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('begins on the customer’s card, with the customer’s own reseller first', async () => {
    const { alex } = on();
    const card = await opensCustomer(alex, name);
    assertHas(textIn(card), 'Contoso Ltd.', exchange, 'Support contact: The reseller of record');
    form = await goesOn(alex, card, 'Add subscription', 'Which reseller?');
    form = await goesOn(alex, form, 'Next', `Subscriptions for ${name}`);
    assertHas(textIn(form), 'Contoso Ltd.', 'Add subscription');
  });

  it('takes lines as a first order does; licences go into what the customer has', async () => {
    const { alex } = on();
    form = await typesLines(alex, [`7 x ${visio} yearly`, `5 x ${exchange} yearly`]);
    form = await goesOn(alex, form, 'Next: Review', `${name} has some of this already`);
    assertHas(textIn(form), `5 × ${exchange}`);
    form = await goesOn(alex, form, 'Next: End dates', 'Until when shall the new subscriptions');
    form = await goesOn(alex, form, 'Next: Review', `Review: ${name}`);
    assertHas(
      textIn(form),
      visio,
      '10 → 15 licences',
      /Commitment .*before tax/,
      '✓ Partnership with the reseller is active',
      'not in the Azure portal',
      'No approval is needed',
    );
    assertHas(await shownAfter(alex, form, 'Submit'), 'Please tick');
  });

  it('orders the new one, raises the other, and leads on to the support contact', async () => {
    const stage = on();
    const { alex, orders } = stage;
    const subscriptions = `Add subscriptions for ${name}`;
    mine = await goesOn(alex, form, 'Submit', subscriptions, { in_attestation: 'true' });
    await becomes(stage, mine, '✓ Done');
    assertHas(textIn(mine), 'Licences added to what was there', 'Order placed');
    assertOver(alex, mine);
    assert.deepEqual(
      (await boughtBy(stage, prefix, exchange)).map(({ quantity }) => quantity),
      [15],
    );
    const [made, ...more] = await boughtBy(stage, prefix, visio);
    assert.deepEqual([made?.quantity, made?.partnerId, more], [7, '4847115', []]);
    assert.ok(buttonsFor(alex, mine).includes('Support contact'));
    await orders.card(name);
  });

  it('shows what the customer has, and what can be done with each now', async () => {
    const { alex, isaiah } = on();
    const card = await opensSubscription(alex, name, exchange);
    assertHas(
      textIn(card),
      'Licences: 15',
      'can be reduced or cancelled until',
      'Reseller of record: Contoso Ltd. · 4847115',
      'Renews by itself',
    );
    assertHas(buttonsFor(alex, card).join(), 'Change subscription', 'Associate reseller');
    const read = await opensSubscription(isaiah, name, visio);
    assertHasNot(buttonsFor(isaiah, read).join(), 'Change subscription', 'Associate reseller');
    await asks(isaiah, 'add subscription', 'Your role may not do this');
    assertHas(textIn(await asks(alex, `history ${name}`, `History: ${name}`)), 'Alex Wilber asked');
  });
};
