import { chapter } from './chapter.ts';
import type { Customer } from './ordering.ts';
import { filledIn, linesForm, orderCard, reviewForm, submits, waitingCard } from './ordering.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** An order that an admin has to agree with: sent back, changed, approved; the first sign-in taken over; given up. */
export const largeOrder = (
  open: () => Theatre,
  words: Words,
  about: Customer & {
    reseller: string;
    like: string;
    line: string;
    comment: string;
    less: string;
    away: string;
  },
): void => {
  const { label, like, typed, language } = words;
  const { reseller, company } = about;
  const screen = (name: string) => `${language}-large-${name}`;
  const product = 'Microsoft 365 E3';
  const request = label('card.request.title.addCustomer', { about: company });
  const decision = like('card.request.approvalNeeded', { request });
  const setup = like('card.setup.title', { customer: company });

  chapter(`a large order, ${language}`, open, () => {
    it('begins with a word; the reseller is searched for, our own customers called alike are shown', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('addCustomer'));
      const first = await sales.card(
        all(like('legal.existingCustomer'), label('button.newCustomer')),
      );
      const name = { [label('form.existingCustomer.company')]: company };
      await sales.submits(first, name, label('button.newCustomer'));
      const which = await sales.card(all(like('form.pickReseller.title'), label('button.go')));
      await sales.shot(screen('which-reseller'));
      const choice = { [label('form.pickReseller.choose')]: reseller };
      await sales.submits(which, choice, label('button.go'));
      const details = await sales.card(all(like('form.customerDetails.title'), reseller));
      await sales.submits(details, filledIn(words, about), label('button.nextSubscriptions'));
      const alike = await sales.card(all(like('form.similarCustomers.title'), about.like));
      await sales.shot(screen('similar'));
      await sales.clicks(alike, label('button.noneOfThese'));
      await sales.card(linesForm(words, company));
    });

    it('says on the review that an admin has to agree, and why; submitted, it waits', async () => {
      const { sales, admin } = open();
      await sales.says(about.line);
      const form = await sales.card(linesForm(words, company, `120 × ${product}`));
      await sales.clicks(form, label('button.nextReview'));
      await sales.card(reviewForm(words, company, like('because.orders.licenceMonths')));
      await sales.shot(screen('review'));
      await submits(sales, words, company, like('state.pending'));
      await sales.shot(screen('pending'));
      await admin.goTo('Approvals');
      await admin.card(all(decision, `${product}`, label('button.approve')));
      await admin.shot(screen('channel'));
    });

    it('is sent back with a comment, and changed with everything kept', async () => {
      const { sales, admin } = open();
      const sendBack = label('button.sendBack');
      const comment = { [label('form.sendBack.comment')]: about.comment };
      await admin.submits(await admin.card(decision), comment, sendBack, sendBack);
      const back = await sales.card(all(like('state.sentBack'), company, label('button.revise')));
      await sales.shot(screen('sent-back'));
      await sales.clicks(back, label('button.revise'));
      const review = await sales.card(reviewForm(words, company, '120'));
      await sales.shot(screen('revise'));
      await sales.clicks(review, label('button.change'));
      const lines = await sales.card(linesForm(words, company, `120 × ${product}`));
      await sales.clicks(lines, label('button.removeLine'));
      await sales.card(linesForm(words, company, like('form.orderLines.empty')));
      await sales.says(about.less);
      const less = await sales.card(linesForm(words, company, `110 × ${product}`));
      await sales.clicks(less, label('button.nextReview'));
      await sales.card(reviewForm(words, company, '110'));
      await submits(sales, words, company, like('state.pending'));
      await admin.card(all(decision, like('card.request.changed'), `110 × ${product}`));
      await admin.shot(screen('channel-changed'));
    });

    it('is approved in the channel; it begins, and the asker is told', async () => {
      const { sales, admin } = open();
      const approve = label('button.approve');
      const card = await admin.card(all(decision, `110 × ${product}`));
      await admin.submits(card, {}, approve, approve);
      await admin.card(orderCard(words, company, like('waits.agreement.channel')));
      await admin.shot(screen('channel-approved'));
      await sales.line(like('line.approved', { request }));
      await sales.card(orderCard(words, company, label('button.checkNow'), 'Megan Bowen'));
      await sales.card(all(setup, label('button.reveal')));
      await sales.shot(screen('approved'));
    });

    it('lets an admin take the unopened first sign-in over, for a reason; the owner is told', async () => {
      const { sales, admin } = open();
      await admin.goTo('Personal Chat');
      await admin.line(like('line.approvalNeeded', { about: company }));
      const line = await admin.card(all(like('line.approvalNeeded', { about: company })));
      await admin.clicks(line, label('button.see.request'));
      const card = await admin.card(orderCard(words, company, label('button.see.setup')));
      await admin.shot(screen('approver'));
      await admin.clicks(card, label('button.see.setup'));
      const takeOver = label('button.takeOverSetup');
      const seen = await admin.card(all(setup, takeOver));
      const owner = { owner: 'Alex Wilber' };
      const reason = { [label('form.takeOverSetup.reason', owner)]: about.away };
      await admin.submits(seen, reason, takeOver, takeOver);
      await admin.card(all(setup, label('button.reveal')));
      await admin.shot(screen('taken-over'));
      await sales.line(like('line.setupTakenOver', { about: company, reason: about.away }));
      await sales.shot(screen('taken-over-told'));
    });

    it('is given up, and says what remains in Partner Center', async () => {
      const { sales } = open();
      const card = await sales.card(waitingCard(words, company));
      const abandon = label('button.abandonOrder');
      await sales.clicks(card, abandon);
      await sales.clicks(card, label('button.abandonOrder.sure'));
      const left = like('card.order.abandoned.customer', { customer: company });
      await sales.card(orderCard(words, company, left));
      await sales.shot(screen('abandoned'));
    });
  });
};
