import { chapter } from './chapter.ts';
import { approvesInChannel } from './deciding.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** Whose subscription gets another reseller of record. */
export interface Recorded {
  customer: string;
  product: string;
  before: string;
  after: string;
  afterId: string;
}

/** One subscription gets another reseller of record: verified, before and after, approved. */
export const resellerOfRecord = (open: () => Theatre, words: Words, about: Recorded): void => {
  const { label, like, typed, language } = words;
  const { customer, product, before, after, afterId } = about;
  const screen = (name: string) => `${language}-record-${name}`;
  const form = all(like('form.chooseReseller.title'), label('button.verify'));

  chapter(`a reseller of record, ${language}`, open, () => {
    it('begins on the subscription’s card, and verifies a Partner ID', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('subscriptions', customer));
      const list = await sales.card(all(like('card.subscriptions.title', { customer }), product));
      await sales.clicks(list, product);
      const card = await sales.card(all(product, label('button.open.associateReseller'), before));
      await sales.clicks(card, label('button.open.associateReseller'));
      const wrong = { [label('form.chooseReseller.partnerId')]: '4847197' };
      await sales.submits(await sales.card(form), wrong, label('button.verify'));
      await sales.card(
        all(form, like('form.chooseReseller.verifiedName', { partnerId: '4847197' })),
      );
      await sales.shot(screen('not-signed'));
      const right = { [label('form.chooseReseller.partnerId')]: afterId };
      await sales.submits(await sales.card(form), right, label('button.verify'));
      await sales.card(all(form, like('form.chooseReseller.verifiedName', { partnerId: afterId })));
      await sales.shot(screen('verified'));
    });

    it('shows before and after; an admin agrees, and it is done', async () => {
      const { sales, admin } = open();
      await sales.clicks(await sales.card(form), label('button.go'));
      const confirm = await sales.card(
        all(like('form.confirmReseller.title.replace'), before, after),
      );
      await sales.shot(screen('confirm'));
      await sales.clicks(confirm, label('button.replaceReseller'));
      await sales.card(all(like('state.pending'), after));
      await sales.shot(screen('pending'));
      const request = label('card.request.title.associateReseller', { about: customer });
      await approvesInChannel(admin, words, request, { shot: screen('channel') });
      await sales.card(all(like('card.request.done.associateReseller', { reseller: after })));
      await sales.shot(screen('done'));
      await admin.shot(screen('channel-done'));
    });
  });
};
