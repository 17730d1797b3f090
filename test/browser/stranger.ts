import { seeded } from '../story/portal.ts';
import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** A reseller that accepts although nobody here invited it: the channel is asked, admins are warned. */
export const stranger = (open: () => Theatre, { label, like, language }: Words): void => {
  const reseller = 'Proseware, Inc.';
  const screen = (name: string) => `${language}-stranger-${name}`;

  chapter(`a stranger accepts, ${language}`, open, () => {
    it('the channel is asked who invited it, and an admin says that nobody did', async () => {
      const { admin, portal } = open();
      await admin.goTo('Approvals');
      await portal.accepts(seeded.proseware);
      const match = await admin.card(
        all(like('card.match.title', { reseller }), like('card.match.askChannel')),
      );
      await admin.shot(screen('asked'));
      await admin.clicks(match, label('button.notOurs'));
      await admin.card(
        all(like('card.match.title', { reseller }), like('card.match.settled.notOurs')),
      );
      await admin.shot(screen('not-ours'));
      await admin.goTo('Personal Chat');
      await admin.line(like('line.uninvited', { reseller }));
      await admin.shot(screen('warned'));
    });
  });
};
