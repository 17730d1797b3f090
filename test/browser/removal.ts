import assert from 'node:assert/strict';
import { holds } from '../support/browserForm.ts';
import type { Removal } from './asking.ts';
import { approveElsewhere, confirmRemoval, decisionOn, tick } from './asking.ts';
import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder, without } from './words.ts';

/** The whole tale of a removal: found, asked for, approved in the channel, finished in the portal, told. */
export const removal = (
  open: () => Theatre,
  words: Words,
  about: Removal & { search: string; late: boolean },
): void => {
  const { label, like, typed, language } = words;
  const { reseller, search, reason } = about;
  const screen = (name: string) => `${language}-removal-${name}`;
  const form = like('form.confirmRemoval.title', { reseller });
  const asked = decisionOn(words, reseller);
  const approve = label('button.approve');
  const mine = inOrder(label('card.resellers.title.mine'), label('button.all'));
  const others = inOrder(label('card.resellers.title.all'), label('button.mine'));

  chapter(`a removal, ${language}`, open, () => {
    it('lists my resellers, all of them, and those that a search finds', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('resellers'));
      const first = await sales.card(all(mine, reseller));
      await sales.shot(screen('mine'));
      await sales.clicks(first, label('button.all'));
      await sales.clicks(await sales.card(all(others, 'Adatum')), label('button.next'));
      const second = await sales.card(all(others, like('word.page', { page: 2 })));
      await sales.shot(screen('all-page-2'));
      const field = label('card.resellers.search');
      await sales.submits(second, { [field]: search }, label('button.search'));
      const found = await sales.card(without(all(others, reseller), 'Adatum'));
      await sales.shot(screen('found'));
      await sales.clicks(found, reseller);
      await sales.card(all(like('card.reseller.kicker'), reseller));
      await sales.shot(screen('reseller'));
    });

    it('says what stays, completes it by itself, and waits while one looks at something else', async () => {
      const { sales } = open();
      const card = await sales.card(all(like('card.reseller.kicker'), reseller));
      await sales.clicks(card, label('button.open.removePartnership'));
      const known = all(like('form.impact.short'), reseller, like('legal.privilegesStay'));
      const impact = await sales.card(without(known, like('form.impact.completes')));
      await impact.getByRole('button', { name: like('form.confirmRemoval.names') }).click();
      await sales.shot(screen('impact'));
      await sales.says(typed('links'));
      await sales.card(like('card.links.title'));
      const again = await sales.card(all(known, label('button.go')));
      await sales.clicks(again, label('button.go'));
      await sales.card(form);
      await sales.shot(screen('confirm'));
    });

    it('names what is missing and keeps what was typed', async () => {
      const { sales } = open();
      const typedReason = { [label('form.confirmRemoval.reason')]: reason };
      await sales.submits(await sales.card(form), typedReason, label('button.yes'));
      const wrong = await sales.card(all(form, like('problem.notTicked'), like('problem.pickOne')));
      assert.ok(await holds(wrong, typedReason), 'the reason is still there');
      await sales.shot(screen('mistakes'));
    });

    it('is asked for with the representation ticked, and waits for an admin', async () => {
      const { sales } = open();
      await confirmRemoval(sales, words, about);
      await sales.shot(screen('asked'));
    });

    it('needs the representation of the approver, too', async () => {
      const { admin } = open();
      await admin.goTo('Approvals');
      const card = await admin.card(asked);
      await admin.shot(screen('channel'));
      await admin.clicks(card, approve);
      await admin.clicks(card, approve);
      await card.getByText(label('problem.notTicked')).last().waitFor();
      await admin.shot(screen('channel-not-ticked'));
    });

    if (about.late) {
      it('is approved by another admin; who clicks late sees by whom and when', async () => {
        const { admin, elsewhere } = open();
        const card = await admin.card(asked);
        await admin.deaf(async () => {
          await approveElsewhere(elsewhere, reseller);
          await admin.submits(card, { [tick(words)]: true }, approve, approve);
          await admin.card(like('refusal.alreadyDecided', { by: elsewhere.name }));
          await admin.shot(screen('channel-late'));
        });
        const decided = await admin.card(all(like('state.finishRemoval'), reseller));
        await admin.clicks(decided, label('button.takeOver'));
        await admin.card(like('waits.removal', { admin: 'Megan Bowen', reseller }));
        await admin.shot(screen('channel-taken-over'));
      });
    } else {
      it('is approved in the channel', async () => {
        const { admin } = open();
        await admin.submits(await admin.card(asked), { [tick(words)]: true }, approve, approve);
        await admin.card(like('waits.removal', { admin: 'Megan Bowen', reseller }));
        await admin.shot(screen('channel-approved'));
      });
    }

    it('tells the asker, who can have the desk look at once', async () => {
      const { sales } = open();
      const waiting = await sales.card(all(like('state.finishRemoval'), reseller, reason));
      await sales.line(like('line.approved', { about: reseller }));
      await sales.shot(screen('approved'));
      await sales.clicks(waiting, label('button.checkNow'));
      await sales.strip(waiting, 'Your response was sent to the app');
    });

    it('is finished in the portal; everybody is told and the drafts are there', async () => {
      const { admin, sales, browser, sandbox } = open();
      const portal = await browser.open(
        `${sandbox}/portal/indirect-resellers?search=${encodeURIComponent(reseller)}&lang=${language}`,
      );
      await browser.shot(portal, screen('portal'));
      await portal.locator('tbody a.button').click();
      await browser.shot(portal, screen('portal-question'));
      await portal.locator('button.danger').click();
      await portal.getByRole('status').waitFor();
      await portal.close();
      const done = await sales.card(like('card.request.done.removal', { reseller }));
      await sales.line(like('line.done.removePartnership', { reseller }));
      await admin.line(like('line.partnershipRemoved', { reseller }));
      await sales.shot(screen('done'));
      await admin.shot(screen('channel-done'));
      await sales.clicks(done, label('button.see.notices'));
      await sales.card(like('card.notices.title', { reseller }));
      await sales.shot(screen('notices'));
      await sales.says(typed('resellers'));
      await sales.card(without(mine, reseller));
    });
  });
};
