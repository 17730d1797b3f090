import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder } from './words.ts';

/** What an existing customer of ours gets. */
export interface More {
  customer: string;
  reseller: string;
  /** Typed: something new, and more of what the customer has. */
  lines: readonly [string, string];
  product: string;
  has: string;
}

/** More for an existing customer, from its card to the support contact; then what it has. */
export const moreForCustomer = (open: () => Theatre, words: Words, about: More): void => {
  const { label, like, typed, language } = words;
  const { customer, reseller, product, has } = about;
  const screen = (name: string) => `${language}-more-${name}`;
  const request = like('card.request.title.addSubscription', { about: customer });
  const lines = (...texts: (string | RegExp)[]): RegExp =>
    all(like('form.orderLines.title', { company: customer }), label('button.nextReview'), ...texts);

  chapter(`more for a customer, ${language}`, open, () => {
    it('finds the customer by a word, by its reseller, in the list', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('addSubscription'));
      const which = await sales.card(all(like('form.pickCustomer.title'), label('button.search')));
      await sales.shot(screen('which-customer'));
      const only = { [label('form.pickCustomer.reseller')]: reseller };
      await sales.submits(which, only, label('button.search'));
      const theirs = like('form.pickCustomer.chooseOf', { reseller });
      const found = await sales.card(all(theirs, customer));
      await sales.shot(screen('of-reseller'));
      await sales.clicks(found, label('button.cancel'));
      await sales.card(like('answered.cancelled'));
    });

    it('begins on the customer’s card, with the customer’s own reseller first', async () => {
      const { sales } = open();
      await sales.says(typed('customers', customer));
      const list = await sales.card(all(label('card.customers.search'), customer));
      await sales.clicks(list, customer);
      const card = await sales.card(
        all(label('button.open.addSubscription'), label('button.see.azure'), has),
      );
      await sales.shot(screen('card'));
      await sales.clicks(card, label('button.open.addSubscription'));
      const which = await sales.card(all(like('form.pickReseller.title'), label('button.go')));
      await sales.shot(screen('which-reseller'));
      const choice = { [label('form.pickReseller.choose')]: reseller };
      await sales.submits(which, choice, label('button.go'));
      await sales.card(lines(reseller));
    });

    it('puts licences into what the customer has, and lets the new subscription end when it should', async () => {
      const { sales } = open();
      for (const line of about.lines) await sales.says(line);
      const form = await sales.card(lines(product, has));
      await sales.shot(screen('lines'));
      await sales.clicks(form, label('button.nextReview'));
      const existing = await sales.card(like('form.existingProducts.title', { customer }));
      await sales.shot(screen('existing'));
      await sales.clicks(existing, label('button.nextEnds'));
      const ends = await sales.card(like('form.endDates.title'));
      await sales.shot(screen('end-dates'));
      await sales.clicks(ends, label('button.nextReview'));
      await sales.card(
        all(
          like('form.reviewOrder.title', { company: customer }),
          like('form.reviewSubscription.where'),
          product,
        ),
      );
      await sales.shot(screen('review'));
    });

    it('is ordered, and leads on to the support contact', async () => {
      const { sales, portal } = open();
      await portal.wish({ provisioningMs: 300 });
      const review = await sales.card(
        all(like('form.reviewOrder.title', { company: customer }), label('button.submit')),
      );
      const ticked = { [label('legal.attestation')]: true };
      await sales.submits(review, ticked, label('button.submit'));
      const done = await sales.card(
        all(request, like('state.done'), label('button.open.setSupportContact')),
      );
      await done.scrollIntoViewIfNeeded();
      await sales.shot(screen('done'));
      await sales.clicks(done, label('button.open.setSupportContact'));
      const contact = await sales.card(
        all(like('form.supportContact.title'), label('button.setSupport')),
      );
      await sales.shot(screen('support'));
      const choice = { [label('form.supportContact.choose')]: reseller };
      await sales.submits(contact, choice, label('button.setSupport'));
      const set = await sales.card(
        all(like('card.request.done.setSupportContact'), label('button.supportMail')),
      );
      await sales.shot(screen('support-set'));
      await sales.clicks(set, label('button.supportMail'));
      await sales.card(like('card.supportMail.title', { contact: reseller }));
      await sales.shot(screen('support-mail'));
    });

    it('shows what the customer has, with everything about each', async () => {
      const { sales } = open();
      await sales.says(typed('subscriptions', customer));
      const list = await sales.card(
        inOrder(like('card.subscriptions.title', { customer }), product),
      );
      await sales.shot(screen('subscriptions'));
      await sales.clicks(list, product);
      const one = await sales.card(
        all(like('field.resellerOfRecord'), product, label('button.open.changeSubscription')),
      );
      await one.scrollIntoViewIfNeeded();
      await sales.shot(screen('subscription'));
    });
  });
};
