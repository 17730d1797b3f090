import assert from 'node:assert/strict';
import { assertHas, asks, goesOn, seenBy, shownAfter, textIn, turnsTrue } from './hearing.ts';
import type { Stage } from './stage.ts';

/** What people do in the middle of something else. */
export const sidesteps = (on: () => Stage): void => {
  it('answers look words in the middle of a dialog and leads back to it', async () => {
    const { alex } = on();
    await asks(alex, 'remove partnership southridge', 'What stays');
    const before = alex.messages().length;
    await alex.says('my requests');
    const came = alex.messages().slice(before).map(textIn);
    assertHas(came[0] ?? '', 'My requests');
    assertHas(came[1] ?? '', 'What stays', 'Southridge Video');
    assert.equal(came.length, 2);
    await alex.says('help');
    assertHas(textIn(alex.lastCard()), 'Southridge Video');
  });

  it('puts a dialog aside as a draft when another task begins, and takes it up again', async () => {
    const { alex } = on();
    const impact = alex.lastCard();
    const confirm = await goesOn(alex, impact, 'Next', 'Remove the partnership with Southridge');
    await shownAfter(alex, confirm, 'Yes', { in_reason: 'Half a thought' });
    const other = await asks(
      alex,
      'request partnership',
      'Put aside as a draft: Remove partnership',
    );
    assert.equal(other, alex.messages().at(-2));
    assertHas(textIn(alex.lastCard()), 'Request a partnership');
    assertHas(seenBy(alex, confirm), 'Saved for later');
    const list = await asks(alex, 'my requests', 'Southridge Video');
    const draft = await goesOn(alex, list, 'Southridge Video', 'Draft');
    const again = await goesOn(alex, draft, 'Continue', 'Remove the partnership with Southridge');
    assertHas(JSON.stringify(alex.sees(again)), '"value":"Half a thought"');
    await goesOn(alex, again, 'Cancel', 'Cancelled. Nothing was changed.');
    assertHas(seenBy(alex, again), 'Cancelled');
    await turnsTrue(alex, draft, 'Discard', 'Discarded');
  });

  it('leaves a dialog with cancel and with start over, from every point', async () => {
    const { alex } = on();
    const form = await asks(alex, 'remove partnership', 'Which reseller?');
    await asks(alex, 'cancel', 'Cancelled. Nothing was changed.');
    assertHas(seenBy(alex, form), 'Cancelled');
    const late = await alex.clicks(form, 'Cancel').catch((error: Error) => error);
    assert.ok(late instanceof Error);
    const stays = await asks(alex, 'remove partnership southridge', 'What stays');
    await asks(alex, 'start over', 'All clear. What would you like to do?');
    assertHas(seenBy(alex, stays), 'Cancelled');
    await asks(alex, 'cancel', 'There is nothing to cancel.');
  });

  it('goes back with what was entered, and says that a typed yes is no click', async () => {
    const { alex } = on();
    const impact = await asks(alex, 'remove partnership southridge', 'What stays');
    const confirm = await goesOn(alex, impact, 'Next', 'Remove the partnership with');
    await asks(alex, 'yes', 'Please use the buttons of the card');
    const back = await goesOn(alex, alex.lastCard(), 'Back', 'What stays', {
      in_reason: 'Kept words',
    });
    const again = await goesOn(alex, back, 'Next', 'Remove the partnership with');
    assertHas(JSON.stringify(alex.sees(again)), '"value":"Kept words"');
    assert.notEqual(again, confirm);
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('finds the reseller of a removal by typed text, a search and a choice', async () => {
    const { alex } = on();
    await asks(alex, 'remove partnership', 'Which reseller?');
    await asks(alex, 'zebra', 'Nothing found for “zebra”');
    const several = await asks(alex, 'co', 'Which reseller?');
    const found = alex.sees(several);
    assertHas(JSON.stringify(found), 'Coho Vineyard', 'Contoso Ltd.');
    await shownAfter(alex, several, 'Search', { in_text: 'phone' });
    assertHas(textIn(alex.lastCard()), 'The Phone Company', 'What stays');
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('takes a click twice as one', async () => {
    const { alex } = on();
    const impact = await asks(alex, 'remove partnership southridge', 'What stays');
    const card = structuredClone(alex.sees(impact));
    await goesOn(alex, impact, 'Next', 'Remove the partnership with');
    const before = alex.messages().length;
    impact.views.set(alex.personId, card);
    const second = await alex.clicks(impact, 'Next');
    assertHas(JSON.stringify(second.card), 'Answered');
    assert.equal(alex.messages().length, before);
    await asks(alex, 'cancel', 'Cancelled');
  });
};
