import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import { asksForRemoval } from './asking.ts';
import { assertHas, asks, goesOn, textIn } from './hearing.ts';
import type { Stage } from './stage.ts';

/** The bot is killed and started again. */
export const restart = (on: () => Stage): void => {
  let mine: Message;
  let decision: Message;

  const killedAndStarted = async () => {
    const { bot } = on();
    await bot.kill();
    await bot.restart();
  };

  it('goes on with a dialog where it stood', async () => {
    const { alex } = on();
    const impact = await asks(alex, 'remove partnership woodgrove', 'What stays');
    await killedAndStarted();
    const confirm = await goesOn(alex, impact, 'Next', 'Remove the partnership with Woodgrove');
    await killedAndStarted();
    mine = await goesOn(alex, confirm, 'Yes', 'Waiting for approval', {
      in_notice: 'notRequired',
      in_reason: 'After all this',
      in_representation: 'true',
    });
    decision = await on().channel.card('“After all this”');
  });

  it('goes on with a decision, and learns what happened while it was away', async () => {
    const { megan, alex, channel, client, portal, bot, ids } = on();
    await killedAndStarted();
    await megan.clicks(decision, 'do:approve', { in_representation: 'true' });
    await alex.card('Approved: Remove the partnership with Woodgrove Bank · by Megan Bowen');
    await client.waitFor(() => textIn(mine).includes('finish in Partner Center'));
    await bot.kill();
    await portal.removes(ids.get('Woodgrove Bank') ?? '');
    await bot.restart();
    for (const copy of [mine, decision]) {
      await client.waitFor(() => textIn(copy).includes('✓ Done'), 'The true card');
    }
    await channel.card('Partnership removed: Woodgrove Bank');
    const told = textIn(await asks(alex, 'history woodgrove', 'History: Woodgrove Bank'));
    assertHas(told, 'Megan Bowen approved');
    assert.equal(told.split('Removed: ').length, 2);
  });

  it('asks for one thing once, whatever was killed', async () => {
    const { alex } = on();
    const { mine: card } = await asksForRemoval(on(), 'messenger', 'One request only');
    await killedAndStarted();
    const list = textIn(await asks(alex, 'my requests', 'Consolidated Messenger'));
    assert.equal(list.split('Consolidated Messenger').length, 2);
    await alex.clicks(card, 'Withdraw');
  });
};
