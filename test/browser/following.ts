import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder } from './words.ts';

/** Invitations that nobody answers: sent again, followed no longer, put aside half-way. */
export const following = (
  open: () => Theatre,
  words: Words,
  about: { email: string; unfinished: string },
): void => {
  const { label, like, typed, language } = words;
  const { email, unfinished } = about;
  const screen = (name: string) => `${language}-following-${name}`;
  const draft = all(like('form.mailDraft.title'), label('button.useText'));
  const final = all(like('form.mailFinal.hint'), label('button.done'));

  chapter(`an invitation without an answer, ${language}`, open, () => {
    it('is sent with the text as it is', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('requestPartnership'));
      const form = await sales.card(all(like('form.addresses.title'), label('button.go')));
      await sales.submits(form, { [label('form.addresses.emails')]: email }, label('button.go'));
      await sales.clicks(await sales.card(all(draft, email)), label('button.useText'));
      await sales.clicks(await sales.card(all(final, email)), label('button.done'));
      await sales.card(all(like('card.batch.title', { count: 1 }), email, label('button.resend')));
      await sales.shot(screen('sent'));
    });

    it('is sent again', async () => {
      const { sales } = open();
      const one = await sales.card(all(email, label('button.resend')));
      await sales.clicks(one, label('button.resend'));
      const again = await sales.card(all(final, email));
      await sales.shot(screen('resend'));
      await sales.clicks(again, label('button.done'));
      await sales.card(all(like('state.invited'), email, label('button.stopFollowing')));
      await sales.shot(screen('resent'));
    });

    it('is followed no longer, while its link keeps working', async () => {
      const { sales } = open();
      const one = await sales.card(
        all(like('state.invited'), email, label('button.stopFollowing')),
      );
      await sales.clicks(one, label('button.stopFollowing'));
      await sales.card(all(like('state.notFollowed'), email, like('card.invitation.stopped')));
      await sales.shot(screen('stopped'));
    });

    it('is put aside as a draft when another task begins, and goes on where it was', async () => {
      const { sales } = open();
      await sales.says(typed('requestPartnership'));
      const form = await sales.card(all(like('form.addresses.title'), label('button.go')));
      const fields = { [label('form.addresses.emails')]: unfinished };
      await sales.submits(form, fields, label('button.go'));
      await sales.card(all(draft, unfinished));
      await sales.says(typed('removePartnership'));
      const which = await sales.card(all(like('form.pickReseller.title'), label('button.cancel')));
      await sales.line(like('line.parked'));
      await sales.shot(screen('parked'));
      await sales.clicks(which, label('button.cancel'));
      await sales.card(like('answered.cancelled'));
      await sales.says(typed('myRequests'));
      const mine = await sales.card(all(like('card.requests.title.mine'), unfinished));
      await sales.shot(screen('my-requests'));
      await sales.clicks(mine, unfinished);
      const kept = await sales.card(all(like('card.request.draft'), label('button.continue')));
      await sales.shot(screen('draft'));
      await sales.clicks(kept, label('button.continue'));
      await sales.card(all(draft, unfinished));
    });

    it('is kept as not marked as sent once its text is used', async () => {
      const { sales } = open();
      await sales.clicks(await sales.card(all(draft, unfinished)), label('button.useText'));
      await sales.clicks(await sales.card(all(final, unfinished)), label('button.park'));
      await sales.says(typed('myRequests'));
      await sales.card(
        inOrder(like('card.requests.title.mine'), unfinished, like('state.notSent')),
      );
      await sales.card(all(like('card.invitation.notSent'), label('button.continue')));
      await sales.shot(screen('not-sent'));
    });
  });
};
