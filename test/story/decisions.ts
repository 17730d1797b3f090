import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import { asksForRemoval } from './asking.ts';
import {
  assertHas,
  asks,
  assertHasNot,
  buttonsFor,
  cardAfter,
  goesOn,
  pressesAnyhow,
  seenBy,
  textIn,
  turnsTrue,
} from './hearing.ts';
import { seeded } from './portal.ts';
import type { Stage } from './stage.ts';

/** What people do with a request besides approving it. */
export const decisions = (on: () => Stage): void => {
  let mine: Message;
  let decision: Message;

  const becomes = (text: string) =>
    Promise.all(
      [mine, decision].map((copy) =>
        on().client.waitFor(() => textIn(copy).includes(text), `${text} on every copy`),
      ),
    );

  it('sends a request back with a comment; everything is kept for the asker', async () => {
    const { alex, megan } = on();
    ({ mine, decision } = await asksForRemoval(on(), 'contoso', 'They stopped ordering'));
    await turnsTrue(megan, decision, 'do:sendBack', 'Sent back', {
      in_comment: 'Since when? Please say so',
    });
    await alex.card(
      'Sent back to you: Remove the partnership with Contoso Ltd. · by Megan Bowen · “Since when? Please say so”',
    );
    await becomes('Sent back');
    assertHas(textIn(mine), '“Since when? Please say so”');
  });

  it('is revised with the words kept, and the approver sees what changed', async () => {
    const { alex } = on();
    const again = await goesOn(alex, mine, 'Change and resubmit', 'Remove the partnership with');
    assertHas(JSON.stringify(alex.sees(again)), '"value":"They stopped ordering"');
    const sent = await goesOn(alex, again, 'Yes', 'Waiting for approval', {
      in_reason: 'They stopped ordering in March',
      in_representation: 'true',
    });
    await becomes('Waiting for approval');
    assertHas(textIn(sent), 'They stopped ordering in March');
    assertHas(
      textIn(decision),
      'Changed since it was sent back',
      'They stopped ordering in March',
      'Approval needed',
    );
  });

  it('lets the other admin take the last step over, and the approval be undone', async () => {
    const { alex, megan, adele } = on();
    await megan.clicks(decision, 'do:approve', { in_representation: 'true' });
    await becomes('Megan Bowen: in Partner Center');
    assertHas(buttonsFor(adele, decision).join(), 'Take over', 'Check now', 'Open Partner Center');
    await adele.clicks(decision, 'Take over');
    await becomes('Adele Vance: in Partner Center');
    await alex.card(
      'Adele Vance has taken over the last step: Remove the partnership with Contoso Ltd.',
    );
    await adele.clicks(decision, 'Undo approval');
    await becomes('Waiting for approval');
    await alex.card('Approval undone: Remove the partnership with Contoso Ltd. · by Adele Vance');
    const list = await asks(alex, 'resellers contoso', 'Contoso Ltd.');
    assertHas(textIn(list), '✓ Active');
  });

  it('is rejected with a reason, without which nothing happens', async () => {
    const { alex, adele } = on();
    const empty = await adele.clicks(decision, 'do:reject', { in_reason: ' ' });
    assertHas(empty.message ?? '', 'Something is missing or wrong');
    await adele.clicks(decision, 'do:reject', { in_reason: 'They are back already' });
    await becomes('✕ Rejected');
    assertHas(textIn(mine), 'Rejected by Adele Vance', '“They are back already”');
    await alex.card(
      'Rejected: Remove the partnership with Contoso Ltd. · by Adele Vance · “They are back already”',
    );
    const card = await asks(alex, 'history contoso', 'History: Contoso Ltd.');
    assertHas(
      textIn(card),
      'Adele Vance rejected',
      'Adele Vance undid the approval',
      'Adele Vance took over the last step',
      'Megan Bowen sent it back',
    );
  });

  it('is withdrawn by its asker, and a late decision changes nothing', async () => {
    const { alex, megan } = on();
    ({ mine, decision } = await asksForRemoval(on(), 'tailspin', 'By mistake, perhaps'));
    const seen = structuredClone(megan.sees(decision));
    await asks(alex, 'remove partnership tailspin', 'There is already an open request for this');
    await turnsTrue(alex, mine, 'Withdraw', 'Withdrawn');
    await becomes('Withdrawn by Alex Wilber');
    const ticked = { in_representation: 'true' };
    const late = await pressesAnyhow(megan, decision, 'do:approve', ticked, seen);
    assertHas(JSON.stringify(late.card), 'Already decided: withdrawn by Alex Wilber');
    assert.deepEqual(buttonsFor(megan, decision), []);
  });

  it('looks at once when somebody says that it has happened', async () => {
    const { alex, megan, portal, channel } = on();
    ({ mine, decision } = await asksForRemoval(on(), 'tailspin', 'Now for good'));
    await megan.clicks(decision, 'do:approve', { in_representation: 'true' });
    await becomes('finish in Partner Center');
    await alex.clicks(mine, 'Check now');
    assertHas(seenBy(alex, mine), 'finish in Partner Center');
    await portal.removes(seeded.tailspin);
    await megan.clicks(decision, 'Check now');
    await becomes('✓ Done');
    await channel.card('Partnership removed: Tailspin Toys');
    const told = await asks(alex, 'history tailspin', 'History: Tailspin Toys');
    assertHas(textIn(told), 'Alex Wilber asked to look again', 'Megan Bowen asked to look again');
  });

  it('opens a request from a told line, for a reader without buttons', async () => {
    const { alex, isaiah } = on();
    const line = await alex.card('Partner Center no longer lists Tailspin Toys.');
    await goesOn(alex, line, 'Open request', '✓ Done');
    const list = await asks(isaiah, 'history tailspin', 'History: Tailspin Toys');
    assertHasNot(textIn(list), '@');
    await cardAfter(isaiah, 'My requests', () => isaiah.says('my requests'));
  });
};
