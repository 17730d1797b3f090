import assert from 'node:assert/strict';
import { holds } from '../support/browserForm.ts';
import type { Removal } from './asking.ts';
import { askForRemoval, confirmRemoval, decisionOn, tick } from './asking.ts';
import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** A request that comes back, is changed and rejected in the end; and the lists in which it stands meanwhile. */
export const decisions = (
  open: () => Theatre,
  words: Words,
  about: Removal & { comment: string; changed: string; rejection: string },
): void => {
  const { label, like, typed, language } = words;
  const { reseller, reason, comment, changed, rejection } = about;
  const screen = (name: string) => `${language}-decision-${name}`;

  chapter(`a decision, ${language}`, open, () => {
    it('is listed as mine and as pending', async () => {
      const { sales, admin } = open();
      await sales.goTo('Personal Chat');
      await askForRemoval(sales, words, about);
      await sales.says(typed('myRequests'));
      await sales.card(all(like('card.requests.title.mine'), reseller));
      await sales.shot(screen('my-requests'));
      await admin.goTo('Personal Chat');
      await admin.line(like('line.approvalNeeded', { about: reseller }));
      await admin.says(typed('pending'));
      const pending = await admin.card(all(like('card.requests.title.pending'), reseller));
      await admin.shot(screen('pending'));
      await admin.clicks(pending, reseller);
      await admin.card(decisionOn(words, reseller));
    });

    it('is sent back with a comment', async () => {
      const { sales, admin } = open();
      await admin.goTo('Approvals');
      const sendBack = label('button.sendBack');
      const card = await admin.card(decisionOn(words, reseller));
      await admin.submits(card, { [label('form.sendBack.comment')]: comment }, sendBack, sendBack);
      await admin.card(all(like('state.sentBack'), reseller));
      await admin.shot(screen('sent-back-channel'));
      await sales.line(like('line.sentBack', { about: reseller, comment }));
      await sales.card(all(like('state.sentBack'), reseller, comment, label('button.revise')));
      await sales.shot(screen('sent-back'));
    });

    it('is changed with everything kept, and the approver sees what changed', async () => {
      const { sales, admin } = open();
      const back = all(like('state.sentBack'), reseller, comment, label('button.revise'));
      await sales.clicks(await sales.card(back), label('button.revise'));
      const form = await sales.card(like('form.confirmRemoval.title', { reseller }));
      const kept = {
        [label('form.confirmRemoval.reason')]: reason,
        [label('legal.duty')]: label('notice.notRequired'),
      };
      assert.ok(await holds(form, kept), 'reason and notice are still there');
      await sales.shot(screen('revise'));
      await confirmRemoval(sales, words, { reseller, reason: changed });
      await admin.card(all(decisionOn(words, reseller), like('card.request.changed'), changed));
      await admin.shot(screen('changed-channel'));
    });

    it('is approved, and the approval undone: it waits for a decision again', async () => {
      const { sales, admin } = open();
      const approve = label('button.approve');
      const card = await admin.card(all(decisionOn(words, reseller), changed));
      await admin.submits(card, { [tick(words)]: true }, approve, approve);
      const approved = await admin.card(all(like('state.finishRemoval'), reseller));
      await admin.clicks(approved, label('button.undoApproval'));
      await admin.card(all(decisionOn(words, reseller), changed));
      await admin.shot(screen('undone-channel'));
      await sales.line(like('line.undone', { about: reseller }));
      await sales.shot(screen('undone'));
    });

    it('is rejected with a reason on every copy of the card, and the asker is told', async () => {
      const { sales, admin } = open();
      const reject = label('button.reject');
      const card = await admin.card(all(decisionOn(words, reseller), changed));
      await admin.clicks(card, reject);
      await admin.clicks(card, reject);
      await card.getByText(label('problem.required')).last().waitFor();
      await admin.shot(screen('reject-without-reason'));
      await admin.submits(card, { [label('form.reject.reason')]: rejection }, reject, reject);
      await admin.card(all(like('card.request.rejected'), reseller, rejection));
      await admin.gone(decisionOn(words, reseller));
      await admin.shot(screen('rejected-channel'));
      await sales.line(like('line.rejected', { about: reseller, reason: rejection }));
      await sales.card(all(like('card.request.rejected'), reseller, rejection));
      await sales.shot(screen('rejected'));
    });
  });
};
