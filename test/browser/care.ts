import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder, without } from './words.ts';

/** What an admin does with a reseller: another account manager, on hold and released; and its history. */
export const care = (
  open: () => Theatre,
  words: Words,
  about: { reseller: string; manager: string; reason: string; release: string },
): void => {
  const { label, like, typed, language } = words;
  const { reseller, manager, reason, release } = about;
  const screen = (name: string) => `${language}-care-${name}`;
  const card = all(like('card.reseller.kicker'), reseller);

  chapter(`an admin looks after a reseller, ${language}`, open, () => {
    it('gives it another account manager', async () => {
      const { admin } = open();
      await admin.goTo('Personal Chat');
      await admin.says(typed('resellers', reseller));
      await admin.clicks(await admin.card(inOrder(label('app.name'), reseller)), reseller);
      await admin.card(card);
      await admin.shot(screen('reseller'));
      await admin.clicks(await admin.card(card), label('button.open.assign'));
      const form = await admin.card(like('form.assign.title', { reseller }));
      await admin.shot(screen('assign'));
      await admin.submits(
        form,
        { [label('form.assign.manager')]: manager },
        label('button.assign'),
      );
      await admin.card(all(card, manager));
      await admin.shot(screen('assigned'));
    });

    it('puts it on hold; everybody reads why', async () => {
      const { admin, sales } = open();
      await admin.clicks(await admin.card(card), label('button.open.hold'));
      const form = await admin.card(like('form.hold.title', { reseller }));
      await admin.clicks(form, label('button.hold'));
      const again = await admin.card(
        all(like('form.hold.title', { reseller }), like('form.problems')),
      );
      await admin.shot(screen('hold-without-reason'));
      await admin.submits(again, { [label('form.hold.reason')]: reason }, label('button.hold'));
      await admin.card(all(like('card.reseller.onHold'), reseller, reason));
      await admin.shot(screen('held'));
      await sales.goTo('Personal Chat');
      await sales.says(typed('resellers'));
      const mine = inOrder(label('card.resellers.title.mine'), label('button.all'));
      await sales.clicks(await sales.card(mine), label('button.all'));
      await sales.clicks(await sales.card(all(like('state.onHold'), reseller)), reseller);
      await sales.card(all(like('card.reseller.onHold'), reseller, reason));
      await sales.shot(screen('held-for-sales'));
    });

    it('releases it', async () => {
      const { admin } = open();
      const held = all(like('card.reseller.onHold'), reseller, reason);
      await admin.clicks(await admin.card(held), label('button.open.release'));
      const form = await admin.card(like('form.release.title', { reseller }));
      await admin.submits(
        form,
        { [label('form.release.reason')]: release },
        label('button.release'),
      );
      await admin.card(
        without(all(card, like('history.released'), release), like('card.reseller.onHold')),
      );
      await admin.shot(screen('released'));
    });

    it('reads its history', async () => {
      const { admin } = open();
      await admin.says(typed('history', reseller));
      await admin.card(
        all(like('card.history.title', { about: reseller }), like('history.held'), manager),
      );
      await admin.shot(screen('history'));
    });
  });
};
