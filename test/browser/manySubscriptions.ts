import { chapter } from './chapter.ts';
import { approvesInChannel } from './deciding.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** Whose subscriptions go to whom. */
export interface Many {
  customer: string;
  to: string;
}

/** All subscriptions of a customer go to another reseller: a dry run, one approval, a result for each row. */
export const manySubscriptions = (open: () => Theatre, words: Words, about: Many): void => {
  const { label, like, typed, language } = words;
  const { customer, to } = about;
  const screen = (name: string) => `${language}-many-${name}`;
  const request = label('card.request.title.reassignSubscriptions', { about: customer });

  chapter(`many subscriptions, ${language}`, open, () => {
    it('shows a dry run, row by row and page by page', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('reassignSubscriptions'));
      await sales.card(like('form.reassignWhat.title'));
      await sales.shot(screen('which'));
      await sales.says(customer);
      await sales.card(like('form.pickReseller.toWhom'));
      await sales.says(to);
      await sales.card(all(like('form.dryRun.title'), to, label('button.submit')));
      await sales.shot(screen('dry-run'));
    });

    it('waits for one approval, and says how each row went', async () => {
      const { sales, admin } = open();
      const run = await sales.card(all(like('form.dryRun.title'), label('button.submit')));
      await sales.clicks(run, label('button.submit'));
      await sales.card(all(like('state.pending'), customer));
      await sales.shot(screen('pending'));
      await approvesInChannel(admin, words, request, { shot: screen('channel') });
      const done = await sales.card(
        all(like('card.request.done.reassignSubscriptions'), label('button.see.rows')),
      );
      await sales.shot(screen('done'));
      await sales.clicks(done, label('button.see.rows'));
      const rows = await sales.card(like('card.rows.title', { request }));
      await rows.scrollIntoViewIfNeeded();
      await sales.shot(screen('rows'));
    });

    it('can be taken back in one go', async () => {
      const { sales } = open();
      const done = await sales.card(
        all(like('card.request.done.reassignSubscriptions'), label('button.undoRows')),
      );
      await sales.clicks(done, label('button.undoRows'));
      const run = await sales.card(all(like('form.dryRun.title'), label('button.submit')));
      await sales.shot(screen('undo'));
      await sales.clicks(run, label('button.cancel'));
      await sales.card(like('answered.cancelled'));
    });
  });
};
