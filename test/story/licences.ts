import assert from 'node:assert/strict';
import { textOf } from '../support/cardReading.ts';
import type { Person } from '../support/chatClient.ts';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  asksIn,
  buttonsFor,
  goesOn,
  pressesAnyhow,
  seenBy,
  shownAfter,
  textIn,
  turnsTrue,
} from './hearing.ts';
import type { NewCustomer } from './newCustomer.ts';
import { assertOver, customerOn, passwordIn } from './ordering.ts';
import type { Stage } from './stage.ts';

/** From Submit to working licences, with a password that one person sees for a while. */
export const licences = (
  on: () => Stage,
  made: () => NewCustomer,
  tells: (password: string) => void,
): void => {
  let setup: Message;
  let password: string;
  let customerId: string;

  const becomes = (text: string) =>
    on().client.waitFor(() => textIn(made().mine).includes(text), `${text} on the card`);

  const placesWithout = (owner: Person): Message[] =>
    on().client.connector.messages.filter(({ conversationId }) => conversationId !== owner.id);

  it('creates the customer at once and waits for its agreement; steps are shown with their times', async () => {
    const { alex, portal } = on();
    const { mine, company, prefix } = made();
    await becomes('has not accepted the Microsoft Customer Agreement yet');
    assertHas(
      textIn(mine),
      'Waiting for the customer agreement',
      'Everything checked again',
      'Customer created',
      'Build the cart and read the prices',
      'Place the order',
      /\d{1,2}:\d\d/,
      `please accept the Microsoft Customer Agreement for ${company}`,
    );
    assert.ok(buttonsFor(alex, mine).includes('Check now'));
    customerId = customerOn(mine);
    assert.deepEqual(
      (await portal.customers(`${prefix}.onmicrosoft.com`)).map(({ id }) => id),
      [customerId],
    );
  });

  it('gives the setup info to the asker alone, in the personal chat, without the password', async () => {
    const { alex } = on();
    const { company, prefix } = made();
    setup = await alex.card(`Setup info: ${company}`);
    assertHas(
      textIn(setup),
      `admin@${prefix}.onmicrosoft.com`,
      'Sign in at',
      `the Microsoft account of ${company} is ready`,
      'You get the temporary password another way',
      'ten minutes',
    );
    assert.ok(buttonsFor(alex, setup).includes('Show password'));
    for (const other of placesWithout(alex)) assertHasNot(textIn(other), 'Setup info');
  });

  it('shows the password in the answer to the click, the same once more, and writes down each time', async () => {
    const { alex } = on();
    const first = await alex.clicks(setup, 'Show password');
    password = passwordIn(first.card ? textOf(first.card) : '');
    tells(password);
    assertHasNot(textIn(setup), password);
    const again = await pressesAnyhow(alex, setup, 'do:reveal', {}, setup.card);
    assert.equal(passwordIn(again.card ? textOf(again.card) : ''), password);
    const told = textIn(await asks(alex, 'history contoso', 'History: Contoso Ltd.'));
    assert.equal(told.split('Alex Wilber showed the password').length, 3, told);
    assertHasNot(told, password);
  });

  it('refuses everybody else politely, and shows nothing in a channel', async () => {
    const { alex, megan, patti, isaiah, channel } = on();
    const card = setup.card ?? {};
    for (const other of [megan, patti, isaiah]) {
      const no = await pressesAnyhow(other, other.lastCard(), 'do:reveal', {}, card);
      assertHas(no.message ?? '', 'Only Alex Wilber can show this password');
      assert.equal(no.card, undefined);
    }
    const open = await asksIn(channel, alex, 'help', 'What you can do here');
    const there = await pressesAnyhow(alex, open, 'do:reveal', {}, card);
    assertHasNot(JSON.stringify(there), password);
    assert.notEqual(there.message, undefined);
  });

  it('is gone once it is noted down, and says how it is reset', async () => {
    const { alex } = on();
    const before = structuredClone(setup.card ?? {});
    const shown = await turnsTrue(alex, setup, 'I have saved it', 'No longer available');
    assertHas(shown, 'It was noted down, so it was destroyed.', 'How to reset it');
    assertHasNot(buttonsFor(alex, setup).join(), 'Show password');
    const late = await pressesAnyhow(alex, setup, 'do:reveal', {}, before);
    assertHasNot(JSON.stringify(late), password);
    assertHas(
      late.message ?? JSON.stringify(late.card),
      /There is no password to show any more|No longer available/,
    );
  });

  it('looks at the agreement when it is told to, and goes on when the customer has accepted', async () => {
    const { alex, portal } = on();
    const { mine } = made();
    await alex.clicks(mine, 'Check now');
    assertHas(seenBy(alex, mine), 'has not accepted the Microsoft Customer Agreement yet');
    await portal.wish({ provisioningMs: 1_500 });
    await portal.agrees(customerId);
    await alex.clicks(mine, 'Check now');
    const card = await becomes('Ordered. Microsoft is setting up the subscriptions');
    assert.ok(card);
    assertHas(
      textIn(mine),
      'Customer agreement accepted',
      'Cart built, prices known',
      'Order placed',
      /Total before tax: .*\$?10,800/,
      '✓ Ordered',
    );
  });

  it('is done when Microsoft has set up the subscriptions; the customer is in the list', async () => {
    const { alex, portal } = on();
    const { mine, company, prefix } = made();
    await becomes('✓ Done');
    assertHas(
      textIn(mine),
      'Subscriptions are ready',
      'is in your customer list, associated with Contoso Ltd.',
      'What Contoso Ltd. can do now',
    );
    assertOver(alex, mine);
    await alex.card(`${company} is in your customer list`);
    const [order, ...more] = await portal.orders(customerId);
    assert.deepEqual(more, []);
    assert.equal(order?.lineItems[0]?.quantity, 25);
    await asks(alex, 'customers riverside', company);
    const found = await asks(alex, `customers ${prefix}.onmicrosoft.com`, company);
    assertHas(textIn(found), 'Customers of my resellers', 'Contoso Ltd.');
    const card = await goesOn(alex, found, company, 'Microsoft 365 E3');
    assertHas(
      textIn(card),
      '25',
      'Contoso Ltd.',
      `${prefix}.onmicrosoft.com`,
      'Active',
      '1 year, billed yearly',
      'The subscriptions are ready',
    );
  });

  it('lists customers of mine, of all, of one reseller, found by a word', async () => {
    const { alex, isaiah } = on();
    const list = await asks(alex, 'customers', 'Customers of my resellers');
    assertHasNot(textIn(list), 'Blue Yonder Airlines');
    assertHas(await shownAfter(alex, list, 'All customers'), 'All customers', 'Page 1');
    assertHas(await shownAfter(alex, list, 'Next page'), 'Page 2');
    assertHas(
      await shownAfter(alex, list, 'Search', { in_text: 'northwind' }),
      'Northwind Electric Cars',
    );
    assertHas(textIn(await asks(isaiah, 'customers wingtip', 'Wingtip Toys')), 'Tailspin');
    const resellers = await asks(alex, 'resellers contoso', 'Contoso Ltd.');
    const card = await goesOn(alex, resellers, 'Contoso Ltd.', 'Indirect reseller');
    // The reseller's card stays: its customers are a message of their own.
    const own = await goesOn(alex, card, 'Customers', 'Customers of Contoso Ltd.');
    assertHas(textIn(own), 'Contoso Pharmaceuticals', made().company);
  });

  it('has told the channel of customers and orders, and nothing that is secret or personal', async () => {
    const { orders } = on();
    const { company, prefix } = made();
    const lines = [
      await orders.card(`New customer: ${company} · reseller Contoso Ltd. · added by Alex Wilber`),
      await orders.card(`Order finished: ${company} · reseller Contoso Ltd. · ordered by Alex`),
    ];
    for (const line of lines)
      assertHasNot(JSON.stringify(line.card) + line.summary, password, 'gena@', `admin@${prefix}`);
  });
};
