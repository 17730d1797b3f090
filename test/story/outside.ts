import assert from 'node:assert/strict';
import { assertHas, asks, textIn, until } from './hearing.ts';
import { seeded } from './portal.ts';
import type { Stage } from './stage.ts';
import { more } from './stage.ts';

/** What changes at Partner Center without the desk. */
export const outside = (on: () => Stage): void => {
  it('tells admins and the channel of a partnership that ended outside the desk', async () => {
    const { megan, adele, channel, portal, patti } = on();
    await portal.removes(seeded.fourthCoffee);
    for (const place of [megan, adele, channel]) {
      await place.card('Changed outside the desk: Partner Center no longer lists Fourth Coffee');
    }
    assertHas(
      textIn(await asks(patti, 'history fourth', 'History: Fourth Coffee')),
      'no longer lists',
    );
  });

  it('believes no list without many, tells admins once, and goes on when the list is whole again', async () => {
    const { megan, adele, channel, portal, isaiah, ids } = on();
    const gone = more.slice(0, 4).map((name) => ids.get(name));
    // All of it happens between two looks.
    await portal.fails('/v1/relationships', { cut: 'before' }, 1_000);
    for (const id of gone) await portal.wish({ removePartnership: id });
    await portal.heals();
    const alarm = await megan.card('Partner Center’s list looks wrong');
    await adele.card('Partner Center’s list looks wrong');
    assertHas(textIn(alarm), /4 of 1\d resellers vanished/, 'Coho Vineyard');
    await severalPolls(on());
    assert.equal(countIn(megan, 'list looks wrong'), 1);
    assert.equal(countIn(channel, 'Coho Vineyard'), 0);
    await asks(isaiah, 'resellers coho', '✓ Active');
    for (const id of gone) await portal.wish({ addPartnership: id });
    await severalPolls(on());
    await asks(isaiah, 'resellers coho', '✓ Active');
    assert.equal(countIn(channel, 'Coho Vineyard'), 0);
  });

  it('changes nothing while Partner Center fails', async () => {
    const { portal, isaiah, megan } = on();
    await portal.fails('/v1/relationships', { status: 500 }, 1_000);
    await portal.wish({ removePartnership: seeded.wideWorld });
    await severalPolls(on(), 9);
    assert.equal(countIn(megan, 'Wide World Importers'), 0);
    await asks(isaiah, 'resellers wide', '✓ Active');
    await portal.wish({ addPartnership: seeded.wideWorld });
    await portal.heals();
    await severalPolls(on());
    await asks(isaiah, 'resellers wide', '✓ Active');
  });
};

const countIn = (place: { messages(): Parameters<typeof textIn>[0][] }, text: string): number =>
  place.messages().filter((message) => textIn(message).includes(text)).length;

const polls = async ({ portal }: Stage): Promise<number> =>
  (await portal.calls()).filter((call) => call.startsWith('GET /v1/relationships')).length;

/** Partner Center's list was asked for some more times; a call that fails is made three times in one look. */
const severalPolls = async (stage: Stage, count = 3): Promise<void> => {
  const before = await polls(stage);
  await until('More polls', async () => (await polls(stage)) >= before + count);
};
