import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** What one can look at, in the chat and in the channel. */
export const looks = (open: () => Theatre, words: Words, about: { unknown: string }): void => {
  const { label, like, typed, language } = words;
  const screen = (name: string) => `${language}-look-${name}`;

  chapter(`looks, ${language}`, open, () => {
    it('help lists what this person may do', async () => {
      const { sales, admin } = open();
      await sales.goTo('Personal Chat');
      await admin.goTo('Personal Chat');
      await sales.says(typed('help'));
      await sales.card(all(like('card.help.title'), like('role.salesAgent')));
      await sales.shot(screen('help'));
      await admin.says(typed('help'));
      await admin.card(all(like('card.help.title'), like('role.adminAgent')));
      await admin.shot(screen('help-admin'));
    });

    it('an unknown text gets the nearest commands', async () => {
      const { sales } = open();
      await sales.says(about.unknown);
      await sales.card(like('card.help.unknown', { text: about.unknown }));
      await sales.shot(screen('unknown'));
    });

    it('shows the legal business profile and the next steps', async () => {
      const { sales } = open();
      await sales.says(typed('profile'));
      await sales.card(all(like('card.profile.title'), like('field.legalName')));
      await sales.says(typed('links'));
      await sales.card(all(like('card.links.title'), like('card.links.mpa')));
      await sales.shot(screen('profile-and-links'));
    });

    it('a list asked for in a channel goes to the chat; the channel sees only that it was sent', async () => {
      const { admin } = open();
      await admin.goTo('Approvals');
      await admin.says(typed('myRequests'));
      await admin.line(like('line.sentToChat'));
      await admin.shot(screen('sent-to-chat'));
      await admin.goTo('Personal Chat');
      await admin.card(like('card.requests.title.mine'));
      await admin.shot(screen('answer-in-chat'));
    });

    it('the channel shows what it is told, also in a thread, and an admin changes it there', async () => {
      const { admin } = open();
      await admin.goTo('Approvals');
      await admin.replies(typed('myRequests'), typed('notifications'));
      const shown = await admin.card(all(like('card.notifications.title'), label('button.notify')));
      await admin.shot(screen('notifications'));
      const topics = {
        [label('card.notifications.choose')]: [
          label('topic.approvals'),
          label('topic.partnerships'),
        ],
      };
      await admin.submits(shown, topics, label('button.notify'));
      await admin.card(all(like('card.notifications.title'), like('topic.partnerships.what')));
    });

    it('the channel is told nothing more when an admin says so', async () => {
      const { admin } = open();
      await admin.says(typed('notifyStop'));
      await admin.card(like('card.notifications.none'));
      await admin.shot(screen('notify-stop'));
    });
  });
};
