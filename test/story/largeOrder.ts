import assert from 'node:assert/strict';
import { textOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  goesOn,
  pressesAnyhow,
  textIn,
  turnsTrue,
} from './hearing.ts';
import {
  agreementAwaited,
  customerOn,
  passwordIn,
  reviewsCustomer,
  submits,
  typesLines,
} from './ordering.ts';
import type { Stage } from './stage.ts';

const company = 'Margo Tea Imports';
const prefix = 'margotea';

/** A large order needs an admin, who is somebody else; and an admin takes a first sign-in over. */
export const largeOrder = (on: () => Stage, tells: (password: string) => void): void => {
  let mine: Message;
  let decision: Message;

  const becomes = (text: string) =>
    Promise.all(
      [mine, decision].map((copy) =>
        on().client.waitFor(() => textIn(copy).includes(text), `${text} on every copy`),
      ),
    );

  it('says on the review that an admin has to agree, and why; submitted, it waits', async () => {
    const { megan, adele, channel, portal } = on();
    const wanted = { company, prefix, lines: ['120 x Microsoft 365 E3 yearly'] };
    const review = await reviewsCustomer(megan, wanted);
    assertHas(textIn(review), 'An admin has to agree, because: it is a large order');
    mine = await submits(megan, review, company);
    assertHas(textIn(mine), 'Waiting for approval', 'Prices are known once the cart is built');
    decision = await channel.card(`Approval needed: Add customer ${company}`);
    assertHas(
      textIn(decision),
      'asked by Megan Bowen',
      'it is a large order',
      'Microsoft 365 E3',
      '1,440',
      'The asker has confirmed',
    );
    assertHasNot(textIn(decision), 'gena@');
    await adele.card(`Approval needed: New customer · ${company}`);
    assert.deepEqual(await portal.customers(`${prefix}.onmicrosoft.com`), []);
  });

  it('lets the asker, though an admin, not decide; nor somebody without the role', async () => {
    const { megan, alex } = on();
    const own = await pressesAnyhow(megan, decision, 'do:approve');
    assertHas(own.message ?? '', 'You asked for this yourself. Another admin has to decide.');
    const agent = await pressesAnyhow(alex, decision, 'do:approve');
    assertHas(agent.message ?? '', 'Your role may not do this');
    assertHas(textIn(decision), 'Waiting for approval');
  });

  it('is sent back with a comment, changed with everything kept, and submitted again', async () => {
    const { megan, adele } = on();
    await turnsTrue(adele, decision, 'do:sendBack', 'Sent back', {
      in_comment: 'Please ask for 110 only',
    });
    await megan.card(
      `Sent back to you: Add customer ${company} · by Adele Vance · “Please ask for 110 only”`,
    );
    await becomes('Sent back');
    const review = await goesOn(megan, mine, 'Change and resubmit', `Review: ${company}`);
    const lines = await goesOn(megan, review, 'edit:lines', `Subscriptions for ${company}`);
    await megan.clicks(lines, 'remove:0');
    const form = await typesLines(megan, ['110 x Microsoft 365 E3 yearly']);
    const again = await goesOn(megan, form, 'Next: Review', `Review: ${company}`);
    mine = await submits(megan, again, company);
    await becomes('Waiting for approval');
    assertHas(
      textIn(decision),
      'Changed since it was sent back',
      '120 × Microsoft 365 E3',
      '110 × Microsoft 365 E3',
      '1,320',
    );
  });

  it('begins when another admin has agreed, and everybody sees who it was', async () => {
    const { megan, adele, portal } = on();
    await adele.clicks(decision, 'do:approve');
    await megan.card(`Approved: Add customer ${company} · by Adele Vance`);
    await becomes(agreementAwaited);
    assertHas(textIn(mine), 'Approved by: Adele Vance', 'Customer created');
    const late = await pressesAnyhow(adele, decision, 'do:checkNow').catch(() => undefined);
    assert.notEqual(late?.statusCode, 500);
    assert.equal((await portal.customers(`${prefix}.onmicrosoft.com`)).length, 1);
  });

  it('lets an admin take the unopened setup info over for a reason, and tells who had it', async () => {
    const { megan, adele, alex } = on();
    const hers = await megan.card(`Setup info: ${company}`);
    const line = await adele.card(`Approval needed: New customer · ${company}`);
    const card = await goesOn(adele, line, 'Open request', `Add customer ${company}`);
    const seen = await goesOn(adele, card, 'Setup info', `Setup info: ${company}`);
    assertHas(textIn(seen), 'Only Megan Bowen can show this password. If Megan Bowen is away');
    assertHasNot(buttonsFor(adele, seen).join(), 'Show password');
    const without = await pressesAnyhow(adele, seen, 'do:takeOverSetup');
    assertHas(without.message ?? '', 'Something is missing or wrong');
    const stranger = await pressesAnyhow(
      alex,
      alex.lastCard(),
      'do:takeOverSetup',
      { in_reason: 'I want it' },
      seen.card,
    );
    assertHas(stranger.message ?? '', 'Your role may not do this');
    await adele.clicks(seen, 'do:takeOverSetup', { in_reason: 'Megan is on leave' });
    await megan.card(
      `Adele Vance has taken over the setup info of ${company}: “Megan is on leave”`,
    );
    await on().client.waitFor(() => !buttonsFor(megan, hers).includes('Show password'));
    const now = await adele.card(`Setup info: ${company}`);
    const shown = await adele.clicks(now, 'Show password');
    const password = passwordIn(shown.card ? textOf(shown.card) : '');
    tells(password);
    const hersNow = await pressesAnyhow(megan, hers, 'do:reveal', {}, now.card);
    assertHas(hersNow.message ?? '', 'Only Adele Vance can show this password');
    const told = textIn(await asks(megan, 'history contoso', 'History: Contoso Ltd.'));
    assertHas(told, 'Adele Vance took over the setup info', 'Adele Vance showed the password');
  });

  it('is abandoned, and says what remains in Partner Center', async () => {
    const { megan, portal } = on();
    const customerId = customerOn(mine);
    await turnsTrue(megan, mine, 'Yes, abandon', 'Abandoned');
    await becomes(`In Partner Center there remains: the customer ${company} with its account`);
    assert.deepEqual(await portal.orders(customerId), []);
  });
};
