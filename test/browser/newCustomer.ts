import assert from 'node:assert/strict';
import { holds } from '../support/browserForm.ts';
import { chapter } from './chapter.ts';
import type { Customer } from './ordering.ts';
import {
  agreementPage,
  filledIn,
  inCountry,
  linesForm,
  oneYear,
  orderCard,
  reviewForm,
  submits,
  waitingCard,
} from './ordering.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder, without } from './words.ts';

/** The whole tale of a new customer: details, subscriptions, review, first sign-in, agreement, order, the customer's card. */
export const newCustomer = (
  open: () => Theatre,
  words: Words,
  about: Customer & { reseller: string; wrongPrefix: string; line: string; tooMany: string },
): void => {
  const { label, like, typed, language } = words;
  const { reseller, company, prefix } = about;
  const screen = (name: string) => `${language}-customer-${name}`;
  const domain = `${prefix}.onmicrosoft.com`;
  const next = label('button.nextSubscriptions');
  const details = all(like('form.customerDetails.title'), next);
  const setup = all(like('card.setup.title', { customer: company }), domain);
  const product = 'Microsoft 365 E3';

  chapter(`a new customer, ${language}`, open, () => {
    it('begins on the reseller’s card; who is in the cloud already needs no second account', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('resellers', reseller));
      const list = inOrder(label('card.resellers.title.mine'), reseller);
      await sales.clicks(await sales.card(list), reseller);
      const card = all(like('card.reseller.kicker'), reseller);
      const begin = label('button.open.addCustomer');
      await sales.clicks(await sales.card(card), begin);
      const question = all(like('legal.existingCustomer'), label('button.newCustomer'));
      const name = { [label('form.existingCustomer.company')]: company };
      const first = await sales.card(question);
      await sales.shot(screen('existing'));
      await sales.submits(first, name, label('button.usesAlready'));
      await sales.card(
        all(like('card.refused.existingCustomer'), label('button.open.requestCustomer')),
      );
      await sales.shot(screen('relationship'));
      await sales.clicks(await sales.card(card), begin);
      await sales.submits(await sales.card(question), name, label('button.newCustomer'));
      await sales.card(all(details, reseller));
      await sales.shot(screen('details'));
    });

    it('names all mistakes at once, at their fields, by the rules of the country', async () => {
      const { sales } = open();
      const apply = label('button.applyCountry');
      await sales.submits(await sales.card(details), inCountry(words, 'PL'), apply);
      const polish = await sales.card(all(details, label('field.registrationNumber')));
      const wrong = {
        ...filledIn(words, about),
        [label('form.customerDetails.prefix')]: about.wrongPrefix,
        [label('field.postalCode')]: '787',
        [label('field.email')]: 'office',
      };
      delete wrong[label('field.province')];
      await sales.submits(polish, wrong, next);
      const again = await sales.card(
        all(
          details,
          like('problem.prefixBad'),
          like('problem.postalCodeLike'),
          like('problem.registrationMissing'),
          like('problem.phoneMissing'),
          like('problem.emailBad'),
        ),
      );
      const kept = { [label('field.lastName')]: about.lastName, [label('field.city')]: 'Austin' };
      assert.ok(await holds(again, kept), 'what was typed is kept');
      await sales.shot(screen('mistakes'));
      await sales.submits(again, inCountry(words, 'CN'), apply);
      const chinese = await sales.card(all(details, like('problem.country21Vianet')));
      await sales.shot(screen('21vianet'));
      await sales.submits(chinese, inCountry(words, 'US'), apply);
      await sales.card(without(details, like('problem.country21Vianet')));
    });

    it('offers other ways to write the address, one click each', async () => {
      const { sales } = open();
      await sales.submits(await sales.card(details), filledIn(words, about), next);
      const address = await sales.card(like('form.address.title'));
      await sales.shot(screen('address'));
      await sales.clicks(address, label('button.takeAddress'));
      await sales.card(linesForm(words, company, reseller));
      await sales.shot(screen('usual-products'));
    });

    it('takes a typed line, of which several matches become a choice', async () => {
      const { sales } = open();
      await sales.says(about.line);
      const several = await sales.card(
        linesForm(words, company, like('form.orderLines.several', { text: 'E3' })),
      );
      await sales.shot(screen('several-products'));
      const choice = {
        [label('form.orderLines.several', { text: 'E3' })]: product,
        [label('field.plan')]: oneYear(words),
      };
      await sales.submits(several, choice, label('button.addLine'));
      await sales.card(linesForm(words, company, `25 × ${product}`, label('button.removeLine')));
    });

    it('finds products by words, and holds limits against a line at once', async () => {
      const { sales } = open();
      const form = await sales.card(linesForm(words, company, `25 × ${product}`));
      const search = { [label('form.orderLines.search')]: 'entra' };
      await sales.submits(form, search, label('button.search'));
      const found = await sales.card(linesForm(words, company, `25 × ${product}`, 'Entra ID P2'));
      await sales.shot(screen('search'));
      const line = {
        [label('form.orderLines.matches')]: 'Microsoft Entra ID P2',
        [label('field.plan')]: oneYear(words),
        [label('field.quantity')]: '5',
      };
      await sales.submits(found, line, label('button.addLine'));
      await sales.card(linesForm(words, company, '5 × Microsoft Entra ID P2'));
      await sales.says(about.tooMany);
      await sales.card(linesForm(words, company, like('problem.quantityAbove')));
      await sales.shot(screen('limit'));
    });

    it('reviews everything on one card, and is put aside and taken up again', async () => {
      const { sales } = open();
      const form = await sales.card(linesForm(words, company, like('problem.quantityAbove')));
      // What was meant to be ordered is not left behind without a word: too many stay until they are fewer, or gone.
      await sales.submits(form, { [label('field.quantity')]: '' }, label('button.nextReview'));
      const noApproval = like('form.reviewOrder.noApproval');
      const review = await sales.card(reviewForm(words, company, domain, reseller, noApproval));
      await sales.shot(screen('review'));
      await sales.clicks(review, label('button.park'));
      await sales.line(like('line.parked'));
      await sales.says(typed('myRequests'));
      const mine = await sales.card(all(like('card.requests.title.mine'), company));
      await sales.clicks(mine, company);
      const draft = await sales.card(all(like('state.draft'), company, label('button.handOver')));
      await sales.shot(screen('draft'));
      await sales.clicks(draft, label('button.continue'));
      const again = await sales.card(reviewForm(words, company, domain, `${product}`));
      await sales.clicks(again, label('button.submit'));
      await sales.card(reviewForm(words, company, like('problem.attestationMissing')));
      await sales.shot(screen('not-ticked'));
    });

    it('is submitted: the customer is there, the first sign-in is offered, the agreement awaited', async () => {
      const { sales } = open();
      await submits(sales, words, company, like('waits.agreement', { customer: company }));
      await sales.card(all(setup, label('button.reveal')));
      await sales.shot(screen('waiting'));
    });

    it('shows the password to the asker, until it is saved', async () => {
      const { sales } = open();
      const offered = await sales.card(all(setup, label('button.reveal')));
      await sales.clicks(offered, label('button.reveal'));
      const shown = await sales.card(all(setup, like('card.setup.copy')));
      const [password] = /^(?=.*\d)(?=.*[A-Z])\S{16}$/m.exec(await shown.innerText()) ?? [];
      assert.ok(password, 'a password is shown');
      await sales.shot(screen('password'));
      await sales.clicks(shown, label('button.saved'));
      await sales.card(all(setup, like('state.setupGone')));
      await sales.shot(screen('password-saved'));
      assert.equal(await sales.page.getByText(password, { exact: false }).count(), 0);
    });

    it('looks at once on Check now; the customer accepts, and the order goes on by itself', async () => {
      const { sales, browser } = open();
      const waiting = await sales.card(waitingCard(words, company));
      await sales.clicks(waiting, label('button.checkNow'));
      const checked = await sales.card(orderCard(words, company, like('line.checking')));
      await checked.getByText(like('line.checking')).scrollIntoViewIfNeeded();
      await sales.shot(screen('checked'));
      const page = await browser.open(`${await agreementPage(waiting, words)}?lang=${language}`);
      await browser.shot(page, screen('agreement-page'));
      await page.getByRole('button').click();
      await page.getByRole('status').waitFor();
      await browser.shot(page, screen('agreement-accepted'));
      await page.close();
      await sales.clicks(waiting, label('button.checkNow'));
      await sales.card(orderCard(words, company, like('card.order.ordered')));
      await sales.shot(screen('ordered'));
      await sales.line(like('line.agreementAccepted', { about: company }));
    });

    it('is done: prices, steps with their times, what the reseller can do now', async () => {
      const { sales, admin } = open();
      const done = await sales.card(
        orderCard(words, company, like('card.order.can', { reseller })),
      );
      await sales.line(like('line.done.addCustomer', { about: company, reseller }));
      await done.scrollIntoViewIfNeeded();
      await sales.shot(screen('done'));
      await admin.goTo('Approvals');
      await admin.line(like('line.customerAdded', { about: company, reseller }));
      await admin.line(like('line.orderDone', { about: company, reseller }));
      await admin.shot(screen('channel-told'));
    });

    it('is in the list of customers, with its subscriptions', async () => {
      const { sales } = open();
      await sales.says(typed('customers', company));
      const list = await sales.card(all(like('card.customers.title.mine'), domain));
      await sales.shot(screen('list'));
      await sales.clicks(list, company);
      const card = all(label('button.open.addSubscription'), domain, product, reseller);
      await (await sales.card(card)).scrollIntoViewIfNeeded();
      await sales.shot(screen('card'));
    });
  });
};
