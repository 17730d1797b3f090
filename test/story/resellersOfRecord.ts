import assert from 'node:assert/strict';
import { inputsOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import {
  approves,
  becomes,
  boughtBy,
  decisionOn,
  exchange,
  legacyCustomer,
  opensCustomer,
  opensSubscription,
  theirs,
} from './bought.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  goesOn,
  shownAfter,
  textIn,
} from './hearing.ts';
import type { Stage } from './stage.ts';

const { name, prefix } = theirs.record;

/** Who earns the incentives of a subscription, and who answers the customer's questions. */
export const resellersOfRecord = (on: () => Stage): void => {
  let form: Message;

  it('verifies a Partner ID before it goes on a subscription', async () => {
    const { alex } = on();
    const card = await opensSubscription(alex, name, exchange);
    form = await goesOn(alex, card, 'Associate reseller', 'Who shall be reseller of record?');
    assertHas(textIn(form), 'earns the incentives', 'location account', 'Adatum Corporation');
    assertHas(
      await shownAfter(alex, form, 'Verify', { in_partnerId: '4847197' }),
      "Margie's Travel",
      /✕ .*Microsoft Partner Agreement/,
    );
    assertHas(
      await shownAfter(alex, form, 'Verify', { in_partnerId: '4847115' }),
      '✓ Reseller has signed the Microsoft Partner Agreement',
      '✓ Partner ID is valid for new orders',
    );
  });

  it('shows before and after, and has an admin agree to replacing one that is set', async () => {
    const stage = on();
    const { alex, megan } = stage;
    form = await goesOn(alex, form, 'Next', 'Replace the reseller of record?', {
      in_partnerId: '4847115',
    });
    assertHas(textIn(form), 'Adatum Corporation · 4847128', 'Contoso Ltd. · 4847115');
    const [before] = await boughtBy(stage, prefix, exchange);
    const request = `Reseller of record at ${name}`;
    const mine = await goesOn(alex, form, 'Ask to replace it', request);
    const decision = await decisionOn(stage, request);
    assertHas(textIn(decision), 'because it replaces a reseller of record', 'Before', 'After');
    await approves(stage, decision);
    await becomes(stage, mine, '✓ Done');
    const [after] = await boughtBy(stage, prefix, exchange);
    assert.deepEqual(
      after && { ...after, ...noStamps },
      before && { ...before, partnerId: '4847115', ...noStamps },
    );
    assertHas(textIn(await asks(megan, `history ${name}`, 'History')), 'Megan Bowen approved');
  });

  it('keeps a support contact of its own where Partner Center keeps none, and says who sees it', async () => {
    const stage = on();
    const { alex } = stage;
    const card = await opensCustomer(alex, name);
    const list = await goesOn(alex, card, 'Subscriptions', `Subscriptions of ${name}`);
    form = await goesOn(alex, list, 'Support contact', 'Who answers the customer’s questions?');
    assertHas(textIn(form), 'The customer does not see this contact');
    const mine = await goesOn(alex, form, 'Set support contact', `Support contact of ${name}`, {
      in_contact: 'provider',
    });
    await becomes(stage, mine, '✓ Done');
    assertHas(textIn(await opensCustomer(alex, name)), 'Northwind Distribution · 4846001');
  });

  it('names the contact to the customer for a legacy subscription, with a draft of the mail to the reseller', async () => {
    const stage = on();
    const { alex, portal } = stage;
    form = await asks(alex, `support contact ${legacyCustomer}`, 'Support contact');
    const which = inputsOf(alex.sees(form)).find(({ id }) => id === 'in_which');
    const chosen = { in_which: which?.choices.find((one) => one !== 'all') ?? '' };
    form = await goesOn(alex, form, 'Next', 'Who answers the customer’s questions?', chosen);
    assertHasNot(textIn(form), 'does not see this contact');
    const mine = await goesOn(alex, form, 'Set support contact', `of ${legacyCustomer}`, {
      in_contact: '1d9e6f34-82c7-4a15-b3d0-5e7f9a2c4b02',
    });
    await becomes(stage, mine, '✓ Done');
    const calls = await portal.calls();
    assert.ok(calls.some((call) => /^PUT .*\/supportcontact$/.test(call)));
    assert.ok(buttonsFor(alex, mine).some((title) => title === 'Mail to the reseller'));
  });
};

/** What another look may show differently. */
const noStamps = { attributes: undefined, links: undefined };
