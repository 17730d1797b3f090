import assert from 'node:assert/strict';
import { inputsOf, linkOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  cardAfter,
  goesOn,
  seenBy,
  shownAfter,
  textIn,
  turnsTrue,
} from './hearing.ts';
import { seeded } from './portal.ts';
import type { Stage } from './stage.ts';

/** Resellers are invited, and some accept. */
export const invitation = (on: () => Stage): void => {
  let form: Message;
  let draft: Message;
  let final: Message;
  let batch: Message;

  it('takes addresses in any notation, names the wrong ones and keeps the good ones', async () => {
    const { patti } = on();
    form = await asks(patti, 'request partnership', 'Request a partnership');
    assertHas(textIn(form), 'must be enrolled in CSP as an indirect reseller');
    const shown = await shownAfter(patti, form, 'Next', {
      in_emails:
        'Jane Doe <jane@alpine.example>; bob@, sales@lakes.example\nkein.at; <hi@hill.example>',
      in_company: 'Alpine Ski House',
      in_partnerId: '4847115',
    });
    assertHas(shown, 'bob@ · kein.at', 'Contoso Ltd. is already a partner.');
    const [emails] = inputsOf(patti.sees(form));
    assert.equal(emails?.value, 'jane@alpine.example\nsales@lakes.example\nhi@hill.example');
  });

  it('shows the mail in the reseller’s language, and never lets it go without the link', async () => {
    const { patti } = on();
    draft = await goesOn(patti, form, 'Next', 'Your mail', { in_partnerId: '4847166' });
    assertHas(seenBy(patti, form), '✓ Answered', 'jane@alpine.example');
    await patti.clicks(draft, 'Change language', { in_language: 'zh-CN' });
    assertHas(inputsOf(patti.sees(draft)).find(({ id }) => id === 'in_text')?.value ?? '', '邀请');
    await patti.clicks(draft, 'Change language', { in_language: 'en-US' });
    const written = 'Dear Jane, we would love to work with you!';
    const shown = await shownAfter(patti, draft, 'Use this text', { in_text: written });
    assertHas(shown, 'The link is missing from the text. Your changes are kept');
    assert.equal(inputsOf(patti.sees(draft)).find(({ id }) => id === 'in_text')?.value, written);
  });

  it('gives the final text, a mail for each address and something to copy', async () => {
    const { patti } = on();
    const link = /The link: (\S+)/.exec(textIn(draft))?.[1] ?? '';
    final = await goesOn(patti, draft, 'Use this text', 'Send it', {
      in_text: `Dear Jane, please accept here: ${link}`,
    });
    assertHas(textIn(final), 'the desk sends nothing itself', 'Copy to clipboard');
    assertHas(linkOf(patti.sees(final), 'Open in email'), '/mail?lang=en-US#');
    assert.deepEqual(
      buttonsFor(patti, final).filter((title) => title === 'Open in email').length,
      3,
    );
    const list = await asks(patti, 'my requests', 'Not marked as sent');
    assertHas(textIn(list), 'Alpine Ski House');
  });

  it('makes one request for each address when the mails are sent', async () => {
    const { patti, client } = on();
    // The look words led back to the open question: its newest form is the one to press.
    final = patti.lastCard();
    batch = await goesOn(patti, final, 'Done', '3 invitations');
    assertHas(textIn(batch), '0 accepted · 3 waiting · 0 closed', 'sales@lakes.example');
    await client.waitFor(() => textIn(batch).split('Invited').length > 3);
    const again = await asks(patti, 'request partnership', 'Request a partnership');
    const shown = await shownAfter(patti, again, 'Next', { in_emails: 'jane@alpine.example' });
    assertHas(shown, 'jane@alpine.example was already invited by Patti Fernandez on');
    await asks(patti, 'cancel', 'Cancelled');
  });

  it('asks the inviter about a reseller that accepted; Mine closes the invitations and tells the channel', async () => {
    const { patti, channel, client, portal } = on();
    await portal.accepts(seeded.alpine);
    const match = await patti.card('New partner: Alpine Ski House');
    assertHas(textIn(match), 'Is this the reseller that you invited?', 'jane@alpine.example');
    await turnsTrue(patti, match, 'Mine', 'Patti Fernandez invited it');
    await client.waitFor(() => textIn(batch).includes('3 accepted · 0 waiting'), 'The true batch');
    await patti.card('Alpine Ski House has accepted. You can now add new customers on its behalf');
    await channel.card('New partnership: Alpine Ski House · United States · Partner ID 4847166');
    const list = await asks(patti, 'resellers alpine', 'Alpine Ski House');
    const card = await goesOn(patti, list, 'Alpine Ski House', 'Indirect reseller');
    assertHas(textIn(card), 'Account manager: Patti Fernandez', 'Agreement signed: Yes');
  });

  it('flags a reseller that nobody invited to admins and asks the channel', async () => {
    const { megan, adele, channel, client, portal } = on();
    await portal.accepts(seeded.humongous);
    const match = await channel.card('New partner: Humongous Insurance');
    for (const admin of [megan, adele]) {
      await admin.card('Humongous Insurance is a new partner that was not invited from here');
    }
    await turnsTrue(
      megan,
      match,
      'Not invited from here',
      'Not invited from here, says Megan Bowen',
    );
    await client.waitFor(() => buttonsFor(adele, match).length === 0);
    await asks(megan, 'history humongous', 'Megan Bowen: not invited from here');
  });

  it('sends one invitation again, and stops following another', async () => {
    const { patti } = on();
    const addresses = await asks(patti, 'request partnership', 'Request a partnership');
    const mail = await goesOn(patti, addresses, 'Next', 'Your mail', {
      in_emails: 'late@lakes.example',
    });
    const send = await goesOn(patti, mail, 'Use this text', 'Send it');
    const one = await goesOn(patti, send, 'Done', '1 invitation');
    const again = await goesOn(patti, one, 'Resend', 'Send it');
    assertHasNot(textIn(again), 'jane@alpine.example');
    const sent = await goesOn(patti, again, 'Done', 'Invited on');
    assertHas(textIn(sent), 'late@lakes.example');
    const stopped = await turnsTrue(patti, sent, 'Stop following', 'No longer followed');
    assertHas(stopped, 'The link keeps working');
    await on().client.waitFor(() => textIn(one).includes('0 waiting · 1 closed'));
  });

  it('asks for one of several when a row of the batch is chosen', async () => {
    const { patti } = on();
    await cardAfter(patti, 'Accepted', () => patti.clicks(batch, 'Alpine Ski House'));
  });
};
