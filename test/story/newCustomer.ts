import assert from 'node:assert/strict';
import { inputsOf, textOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  asksIn,
  buttonsFor,
  goesOn,
  seenBy,
  shownAfter,
  textIn,
} from './hearing.ts';
import { contoso, filledIn, submits, typesLines } from './ordering.ts';
import type { Stage } from './stage.ts';

const company = 'Contoso Suites Riverside';
const prefix = 'contosoriverside';
const right = filledIn({ company, prefix });

/** The customer of these chapters, once it is submitted. */
export interface NewCustomer {
  company: string;
  prefix: string;
  mine: Message;
}

/** From a reseller's card to Submit: every form with its mistakes. */
export const newCustomer = (on: () => Stage, ends: (made: NewCustomer) => void): void => {
  let form: Message;

  const valueOf = (name: string) =>
    inputsOf(on().alex.sees(form)).find(({ id }) => id === name)?.value;

  /** Titles of what can be chosen now. */
  const offered = () => JSON.stringify(on().alex.sees(form));

  it('is told in a channel that an admin has set up for customers and orders', async () => {
    const { megan, orders } = on();
    const card = await asksIn(orders, megan, 'notify here customers orders', 'What this channel');
    assertHas(textIn(card), 'Customers: new customers', 'Orders: orders that are done');
    assertHasNot(textIn(card), 'Failures: ');
  });

  it('begins on the reseller’s card; who is in the cloud already needs no second account', async () => {
    const { alex } = on();
    const list = await asks(alex, 'resellers contoso', 'Contoso Ltd.');
    const card = await goesOn(alex, list, 'Contoso Ltd.', 'Indirect reseller');
    form = await goesOn(alex, card, 'Add new customer', 'Add a customer');
    assertHas(textIn(form), 'Does the customer already use Microsoft 365 or Azure?');
    const no = await goesOn(alex, form, 'Yes', 'Ask for a reseller relationship', {
      in_company: company,
    });
    assert.deepEqual(buttonsFor(alex, no), ['Request customer']);
    form = await goesOn(alex, card, 'Add new customer', 'Add a customer');
  });

  it('asks nothing more for a reseller that may not sell, and says who can mend it', async () => {
    const { alex, megan, portal } = on();
    const hold = await asks(megan, 'hold contoso', 'Put Contoso Ltd. on hold?');
    await goesOn(megan, hold, 'Put on hold', 'On hold', { in_reason: 'A credit check' });
    await goesOn(alex, form, 'No, it is new', 'On hold: “A credit check”', { in_company: company });
    const release = await asks(megan, 'release contoso', 'Release Contoso Ltd.?');
    await goesOn(megan, release, 'Release', '✓ Active', { in_reason: 'It is fine' });
    const unsigned = { status: 400, body: { code: 2203, description: 'not signed' } };
    await portal.fails('/v1/compliance/csp/agreementstatus', unsigned, 100);
    form = await asks(alex, `add customer ${contoso}`, 'Add a customer');
    await goesOn(alex, form, 'No, it is new', 'must sign it in its Partner Center');
    await portal.heals();
    form = await asks(alex, `add customer ${contoso}`, 'Add a customer');
  });

  it('asks for the details in the reseller’s country, with a domain out of the name', async () => {
    const { alex } = on();
    form = await goesOn(alex, form, 'No, it is new', 'Customer details', { in_company: company });
    assertHas(textIn(form), 'Contoso Ltd.', `Partner ID ${contoso}`, '.onmicrosoft.com');
    assert.equal(valueOf('in_company'), company);
    assert.equal(valueOf('in_prefix'), 'contososuitesriverside');
    assert.equal(valueOf('in_country'), 'US');
  });

  it('names all mistakes at once, at their fields, and keeps what was typed', async () => {
    const { alex } = on();
    const shown = await shownAfter(alex, form, 'Next: Subscriptions', {
      ...right,
      in_prefix: 'Contoso Riverside!',
      in_postalCode: '787',
      in_city: '',
      in_email: 'gena at riverside',
    });
    assertHas(
      shown,
      /at most 27/,
      /postal code of United States/,
      'Please fill this in.',
      'This is not an e-mail address.',
    );
    assert.equal(valueOf('in_prefix'), 'contoso riverside!');
    assert.equal(valueOf('in_postalCode'), '787');
    assert.equal(valueOf('in_email'), 'gena at riverside');
    assert.equal(valueOf('in_lastName'), 'Soto');
  });

  it('shows another country’s rules before it asks by them, and says why it is not China', async () => {
    const { alex } = on();
    const polish = await shownAfter(alex, form, 'Apply', { in_country: 'PL' });
    assertHas(polish, 'Poland', 'Registration number');
    const missing = await shownAfter(alex, form, 'Next: Subscriptions', {
      ...right,
      in_postalCode: '00-001',
      in_state: '',
    });
    assertHas(missing, /registration number/, /phone number/);
    const chinese = await shownAfter(alex, form, 'Apply', { in_country: 'CN' });
    assertHas(chinese, '21Vianet');
    assertHasNot(await shownAfter(alex, form, 'Apply', { in_country: 'US' }), '21Vianet');
    assert.equal(valueOf('in_lastName'), 'Soto');
  });

  it('says that a domain is taken, by somebody or by a customer of ours', async () => {
    const { alex } = on();
    const taken = { ...right, in_prefix: 'contoso' };
    assertHas(
      await shownAfter(alex, form, 'Next: Subscriptions', taken),
      'contoso.onmicrosoft.com is taken',
    );
    const ours = { ...right, in_prefix: 'contososuites' };
    assertHas(
      await shownAfter(alex, form, 'Next: Subscriptions', ours),
      'contososuites.onmicrosoft.com belongs to our customer Contoso Suites already',
    );
  });

  it('shows our own customers that are called alike, and goes on when it is none of these', async () => {
    const { alex } = on();
    form = await goesOn(alex, form, 'Next: Subscriptions', 'Is it one of these?', {
      ...right,
      in_line1: '12 Main',
    });
    assertHas(textIn(form), company, 'Contoso Suites');
  });

  it('offers other ways to write the address, one click each', async () => {
    const { alex } = on();
    form = await goesOn(alex, form, 'None of these, go on', 'Is this the address?');
    assertHas(textIn(form), '12 Main Street', '12 Main Avenue', '12 Main Road', 'Austin');
    form = await goesOn(alex, form, 'take:1', `Subscriptions for ${company}`);
    assertHas(textIn(form), 'Nothing yet.');
  });

  it('takes a typed line; several matches become a choice', async () => {
    const { alex } = on();
    form = await typesLines(alex, ['25 x E3 yearly']);
    assertHas(textIn(form), 'Several products fit “E3”', 'Nothing yet.');
    assertHas(offered(), /Microsoft 365 E3 · [^"]*10,000/, 'Office 365 E3');
    assert.equal(valueOf('in_quantity'), '25');
    const added = await shownAfter(alex, form, 'Add', {
      in_offer: 'CFQ7TTC0LFLX:0001',
      in_plan: 'P1Y/annual',
    });
    assertHas(added, 'Microsoft 365 E3', '25', '1 year, billed yearly');
    assertHasNot(added, 'Nothing yet.');
  });

  it('searches by words and by short names, and says when nothing is called so', async () => {
    const { alex } = on();
    await alex.clicks(form, 'Search', { in_text: 'business premium' });
    assertHas(offered(), /Microsoft 365 Business Premium · [^"]*300/, 'trial');
    await alex.clicks(form, 'Search', { in_text: 'o365' });
    assertHas(offered(), 'Office 365 E5', 'Office 365 F3');
    assertHas(
      await shownAfter(alex, form, 'Search', { in_text: 'zebra' }),
      'Nothing found for “zebra”',
    );
  });

  it('holds limits and prerequisites against a line at once', async () => {
    const { alex } = on();
    form = await typesLines(alex, ['400 x Microsoft 365 Business Basic monthly']);
    assertHas(textIn(form), /Microsoft 365 Business Basic.* 300/);
    form = await typesLines(alex, ['5 x Microsoft Entra ID P2 monthly']);
    assertHas(textIn(form), 'Microsoft Entra ID P2', 'Microsoft 365 E3');
    form = await typesLines(alex, ['5 x Exchange Online Archiving monthly']);
    assertHas(textIn(form), /Exchange Online Archiving for Exchange Online .*needs/);
    const removed = await shownAfter(alex, form, 'remove:2');
    assertHasNot(removed, 'Exchange Online Archiving');
  });

  it('reviews everything on one card, with how each check stands', async () => {
    const { alex } = on();
    // The 400 from above still stand in the form: they are not left behind without a word.
    assertHas(await shownAfter(alex, form, 'Next: Review'), /Business Basic.* 300/);
    const without = { in_quantity: '' };
    form = await goesOn(alex, form, 'Next: Review', `Review: ${company}`, without);
    assertHas(
      textIn(form),
      'Contoso Ltd.',
      contoso,
      `${prefix}.onmicrosoft.com`,
      '12 Main Avenue',
      'Gena Soto',
      'Microsoft 365 E3',
      'Microsoft Entra ID P2',
      '✓ Partnership with the reseller is active',
      '✓ Reseller has signed the Microsoft Partner Agreement',
      '✓ Domain is free',
      'No approval is needed',
      'I confirm that our organization acts as an indirect partner',
      'default admin relationship (GDAP)',
    );
  });

  it('is changed from the review and comes back to it', async () => {
    const { alex } = on();
    form = await goesOn(alex, form, 'edit:lines', `Subscriptions for ${company}`);
    await shownAfter(alex, form, 'remove:1');
    form = await goesOn(alex, form, 'Next: Review', `Review: ${company}`);
    assertHasNot(textIn(form), 'Entra');
    form = await goesOn(alex, form, 'edit:details', 'Customer details');
    assert.equal(valueOf('in_line1'), '12 Main Avenue');
    const again = { in_firstName: 'Geneviève' };
    form = await goesOn(alex, form, 'Next: Subscriptions', `Review: ${company}`, again);
    assertHas(textIn(form), 'Geneviève Soto', 'Microsoft 365 E3');
  });

  it('does not submit without the provider’s confirmation, and twice is once', async () => {
    const { alex, portal } = on();
    assertHas(await shownAfter(alex, form, 'Submit'), 'Please tick');
    assert.deepEqual(await portal.customers(`${prefix}.onmicrosoft.com`), []);
    const card = structuredClone(alex.sees(form));
    const mine = await submits(alex, form, company);
    assertHas(seenBy(alex, form), '✓ Answered');
    const before = alex.messages().length;
    form.views.set(alex.personId, card);
    const second = await alex.clicks(form, 'Submit', { in_attestation: 'true' });
    assertHas(second.card ? textOf(second.card) : '', 'Answered');
    assertHasNot(alex.messages().slice(before).map(textIn).join(), `Review: ${company}`);
    ends({ company, prefix, mine });
  });
};
