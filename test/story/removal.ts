import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  cardAfter,
  goesOn,
  pressesAnyhow,
  seenBy,
  shownAfter,
  textIn,
} from './hearing.ts';
import { seeded } from './portal.ts';
import type { Stage } from './stage.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** The end of a partnership, from the list of resellers to the notices. */
export const removal = (on: () => Stage): void => {
  let impact: Message;
  let confirm: Message;
  let mine: Message;
  let decision: Message;

  it('opens from the reseller’s card with what stays, which completes itself', async () => {
    const { alex, client } = on();
    const list = await asks(alex, 'resellers fabrikam', 'Fabrikam Inc.');
    const card = await goesOn(alex, list, 'Fabrikam Inc.', 'Indirect reseller');
    impact = await goesOn(alex, card, 'Remove partnership', 'What stays');
    const read = await client.waitFor(() => {
      const text = textIn(impact);
      return text.includes('As of') && text.includes('Reseller of record') && text;
    }, 'The completed impact');
    assertHas(
      read,
      'The 12 customers associated with this reseller are not removed: Adventure Works Cycles',
      'and 7 more',
      'Reseller of record on 23 subscriptions',
      'Delegated admin privileges that were granted stay as they are.',
    );
    assertHasNot(read, 'customers read so far');
    assert.ok(buttonsFor(alex, impact).includes('Show all 12 customers'));
  });

  it('names all mistakes of the confirmation at once and keeps what was entered', async () => {
    const { alex } = on();
    confirm = await goesOn(alex, impact, 'Next', 'Remove the partnership with Fabrikam Inc.?');
    assertHas(seenBy(alex, impact), '✓ Answered', 'Customers: 12');
    assertHas(
      textIn(confirm),
      'are not removed',
      'Delegated admin privileges',
      'I represent that this decision was made in good faith',
      'we must give legal notice of termination',
      'Not before (optional)',
      'Neither Partner Center nor this desk tells the reseller',
    );
    const shown = await shownAfter(alex, confirm, 'Yes', {
      in_notice: 'willBe',
      in_notBefore: '2020-01-01',
      in_reason: 'x',
    });
    assertHas(
      shown,
      'Please tick the representation',
      'Please choose the day.',
      'This day has passed.',
      'This is too short',
    );
    const kept = alex.sees(confirm);
    assertHas(JSON.stringify(kept), '"value":"willBe"', '"value":"2020-01-01"', '"value":"x"');
  });

  it('asks an admin once everything is right; the form shows what was answered', async () => {
    const { alex } = on();
    mine = await goesOn(alex, confirm, 'Yes', 'Waiting for approval', {
      in_notice: 'willBe',
      in_noticeDay: '2030-01-31',
      in_notBefore: today(),
      in_reason: 'They moved to another distributor',
      in_representation: 'true',
    });
    assertHas(seenBy(alex, confirm), '✓ Answered', 'They moved to another distributor');
    assertHas(
      textIn(mine),
      'Waits for an admin other than the asker',
      'Will be given by Jan 31, 2030',
    );
    assert.ok(buttonsFor(alex, mine).includes('Withdraw'));
    assert.ok(!buttonsFor(alex, mine).includes('Approve'));
  });

  it('shows in the channel what is to be decided, and tells every approver', async () => {
    const { alex, megan, adele, channel } = on();
    decision = await channel.card('Approval needed: Remove the partnership with Fabrikam Inc.');
    assertHas(
      textIn(decision),
      'asked by Alex Wilber',
      '“They moved to another distributor”',
      'The asker has ticked this representation',
      'As approver you make the same representation',
    );
    for (const admin of [megan, adele]) {
      await admin.card('Approval needed: Remove partnership · Fabrikam Inc.');
    }
    const waiting = await asks(megan, 'pending', 'Waiting for a decision');
    assertHas(textIn(waiting), 'Fabrikam Inc.', 'Alex Wilber');
    assertHas(textIn(await asks(alex, 'my requests', 'My requests')), 'waits for an admin');
  });

  it('does not let the asker decide, nor an admin without the representation', async () => {
    const { alex, megan } = on();
    const asker = await alex.clicks(decision, 'do:approve', { in_representation: 'true' });
    assert.equal(asker.message, 'Your role may not do this. An Admin agent or Global admin can.');
    const unticked = await pressesAnyhow(megan, decision, 'do:approve', {
      in_representation: 'false',
    });
    assertHas(unticked.message ?? '', 'Please tick the representation first');
    assertHas(textIn(decision), 'Waiting for approval');
  });

  it('takes the first of two decisions; the second admin sees who and when', async () => {
    const { alex, megan, adele, client } = on();
    const seen = structuredClone(adele.sees(decision));
    const first = shownAfter(megan, decision, 'do:approve', { in_representation: 'true' });
    assertHas(await first, 'Approved by: Megan Bowen');
    const late = await pressesAnyhow(adele, decision, 'do:reject', { in_reason: 'No' }, seen);
    assertHas(
      JSON.stringify(late.card),
      'Already decided: approved by Megan Bowen,',
      'Your click changed nothing.',
    );
    await alex.card('Approved: Remove the partnership with Fabrikam Inc. · by Megan Bowen');
    for (const copy of [mine, decision]) {
      await client.waitFor(() =>
        textIn(copy).includes('Removal approved, finish in Partner Center'),
      );
      assertHas(textIn(copy), 'Megan Bowen: in Partner Center open Indirect resellers');
    }
  });

  it('is closing until Partner Center no longer lists it', async () => {
    const { alex } = on();
    const list = await asks(alex, 'resellers fabrikam', 'Being removed');
    const card = await goesOn(alex, list, 'Fabrikam Inc.', 'Indirect reseller');
    assertHas(textIn(card), 'Removal approved, finish in Partner Center', 'New business');
    assert.ok(!buttonsFor(alex, card).includes('Remove partnership'));
    await asks(alex, 'remove partnership fabrikam', 'The removal of this partnership is already');
  });

  it('has a reseller removed everywhere after the portal’s Yes and two looks', async () => {
    const { alex, channel, client, portal } = on();
    await portal.removes(seeded.fabrikam);
    for (const copy of [mine, decision]) {
      await client.waitFor(() => textIn(copy).includes('✓ Done'), 'The true card');
      assertHas(textIn(copy), 'Partner Center no longer lists Fabrikam Inc.');
    }
    await alex.card('Partner Center no longer lists Fabrikam Inc. You may want to tell');
    await channel.card(
      'Partnership removed: Fabrikam Inc. · asked by Alex Wilber · approved by Megan Bowen',
    );
    await asks(alex, 'resellers fabrikam', 'Nothing found for “fabrikam”');
    assertHasNot(textIn(await asks(alex, 'resellers', 'My resellers')), 'Fabrikam');
  });

  it('offers the drafts of the notices, with the customers', async () => {
    const { alex } = on();
    const drafts = await goesOn(alex, mine, 'Notice drafts', 'Notice drafts: Fabrikam Inc.');
    assertHas(textIn(drafts), 'Nothing is sent by the desk', 'The 12 customers', 'Woodgrove Bank');
    assertHas(
      JSON.stringify(drafts.card),
      'we have ended the partnership between Northwind Distribution and Fabrikam Inc.',
    );
  });

  it('knows the whole tale in the history', async () => {
    const { patti } = on();
    const card = await asks(patti, 'history fabrikam', 'History: Fabrikam Inc.');
    assertHas(
      textIn(card),
      'Alex Wilber asked for it',
      'Megan Bowen approved',
      'New business was stopped',
      'Removed: Partner Center no longer lists the reseller',
    );
    assert.equal(textIn(card).split('Megan Bowen approved').length, 2);
  });

  it('says in the own list how it ended', async () => {
    const { alex } = on();
    const list = await asks(alex, 'my requests', 'My requests');
    assertHas(textIn(list), '✓ Done');
    await cardAfter(alex, '✓ Done', () => alex.clicks(list, 'Fabrikam Inc.'));
  });
};
