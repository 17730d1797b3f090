import assert from 'node:assert/strict';
import {
  assertHas,
  assertHasNot,
  asks,
  asksIn,
  buttonsFor,
  cardAfter,
  goesOn,
  seenBy,
  shownAfter,
  textIn,
  until,
} from './hearing.ts';
import type { Stage } from './stage.ts';

/** How the desk is met, and how resellers are found. */
export const opening = (on: () => Stage): void => {
  it('welcomes everybody who installs it, once, with what the role allows', async () => {
    const { alex, megan, adele, isaiah, patti } = on();
    for (const person of [alex, megan, adele, isaiah, patti]) await person.installs();
    assertHas(textIn(alex.lastCard()), 'Hello Alex Wilber', '**Ask** for a partnership');
    assertHas(textIn(megan.lastCard()), '**Decide** on what others ask for');
    assertHasNot(textIn(isaiah.lastCard()), '**Ask** for a partnership');
    await alex.installs();
    assert.equal(alex.messages().length, 1);
  });

  it('lists in the help only what this person may do', async () => {
    const { alex, megan, isaiah } = on();
    const agent = textIn(await asks(alex, 'help', 'What you can do here'));
    assertHas(agent, 'remove partnership: ', 'Your roles: Sales agent');
    assertHasNot(agent, 'pending: ', 'notify here');
    assertHas(
      textIn(await asks(megan, 'hi', 'What you can do here')),
      'pending: ',
      'notify here: ',
    );
    const reader = textIn(await asks(isaiah, 'help', 'Your roles: User management admin'));
    assertHas(reader, 'resellers: ', 'history: ');
    assertHasNot(reader, 'remove partnership: ', 'request partnership: ', 'pending: ');
  });

  it('answers a text it does not know with the nearest words', async () => {
    const { alex } = on();
    const card = await asks(alex, 'reselers', 'I did not understand “reselers”');
    assertHas(textIn(card), 'Did you mean one of these?', 'resellers: ');
  });

  it('lets an admin, and nobody else, have a channel told, and always shows what it is told', async () => {
    const { alex, megan, channel } = on();
    await asksIn(channel, alex, 'notify here', 'Your role may not do this');
    const card = await asksIn(channel, megan, 'notify here', 'What this channel is told');
    assertHas(textIn(card), 'Approvals: requests that wait', 'Failures: ');
    assertHasNot(textIn(card), 'Partnerships: accepted');
    const shown = await shownAfter(megan, card, 'Save', {
      in_topics: 'approvals,failures,partnerships',
    });
    assertHas(shown, 'Partnerships: accepted and removed');
    const now = await asksIn(channel, megan, 'notifications', 'What this channel is told');
    assertHas(textIn(now), 'Approvals: ', 'Failures: ', 'Partnerships: ');
  });

  it('opens the resellers on mine, with one click to all, ten on a page', async () => {
    const { alex, patti } = on();
    // The first account managers are set one after the other, once the first poll has found the resellers.
    const list = await until('My three resellers', async () => {
      const shown = await asks(alex, 'resellers', 'resellers');
      const names = ['My resellers', 'Contoso Ltd.', 'Fabrikam Inc.', 'Tailspin Toys'];
      return names.every((name) => textIn(shown).includes(name)) && shown;
    });
    assertHas(textIn(list), '4847101 · United States');
    assertHasNot(textIn(list), 'Adatum');
    assertHas(await shownAfter(alex, list, 'All resellers'), 'All resellers', 'Adatum', 'Page 1');
    const second = await shownAfter(alex, list, 'Next page');
    assertHas(second, 'Wide World Importers', 'Page 2');
    assertHasNot(second, 'Adatum');
    assertHas(await shownAfter(alex, list, 'Previous'), 'Adatum', 'Page 1');
    await asks(patti, 'resellers', 'All resellers');
  });

  it('finds resellers by name, Partner ID, country, state and manager', async () => {
    const { patti, alex } = on();
    const found = async (text: string) =>
      textIn(await asks(patti, `resellers ${text}`, 'resellers'));
    assertHas(await found('fab'), 'Fabrikam Inc.');
    assertHas(await found('4847128'), 'Adatum Corporation');
    for (const brazil of ['BR', 'Brazil', '巴西'])
      assertHas(await found(brazil), 'Wide World Importers');
    assertHas(await found('alex'), 'Contoso Ltd.', 'Fabrikam Inc.', 'Tailspin Toys');
    for (const text of ['active wide', '有效 wide'])
      assertHas(await found(text), 'Wide World Importers');
    assertHas(await found('zebra'), 'Nothing found for “zebra”');
    const list = await asks(alex, 'resellers', 'My resellers');
    assertHas(await shownAfter(alex, list, 'Search', { in_text: 'tail' }), 'Tailspin Toys');
    assertHasNot(seenBy(alex, list), 'Contoso');
  });

  it('answers a list that is asked for in a channel in the person’s own chat', async () => {
    const { megan, lynne, channel } = on();
    const list = await cardAfter(megan, 'All resellers', () => megan.says('resellers', channel));
    assertHas(textIn(list), 'Adatum');
    await asksIn(channel, megan, 'resellers', 'The answer is in your personal chat');
    await asksIn(channel, lynne, 'resellers', 'Sorry, I cannot help you here');
  });

  it('shows a reseller’s card with what this person may do', async () => {
    const { alex, isaiah } = on();
    const list = await asks(alex, 'resellers contoso', 'Contoso Ltd.');
    const card = await goesOn(alex, list, 'Contoso Ltd.', 'Indirect reseller');
    assertHas(
      textIn(card),
      '✓ Active',
      'Partner ID (PLA ID): 4847115',
      'Account manager: Alex Wilber',
      'Partner since: before',
      'made Alex Wilber account manager',
    );
    assert.deepEqual(buttonsFor(alex, card), [
      'Add new customer',
      'Request customer',
      'Remove partnership',
      'Customers',
      'History',
    ]);
    const read = await asks(isaiah, 'resellers contoso', 'Contoso Ltd.');
    const readOnly = await goesOn(isaiah, read, 'Contoso Ltd.', 'Indirect reseller');
    assert.deepEqual(buttonsFor(isaiah, readOnly), ['Customers', 'History']);
  });

  it('shows the provider’s profile and the next steps', async () => {
    const { alex } = on();
    const profile = await asks(alex, 'profile', 'Our legal business profile');
    assertHas(textIn(profile), 'Legal name: Northwind Distribution', 'Microsoft representative');
    assertHas(textIn(await asks(alex, 'links', 'Next steps')), 'Microsoft Partner Agreement');
  });
};
