import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** A company that uses Microsoft already, and who shall be its reseller. */
export interface Relationship {
  reseller: string;
  company: string;
  email: string;
  domain: string;
}

/** A company accepts a reseller behind a link; then Azure is looked at, and how the relationship would end. */
export const relationship = (open: () => Theatre, words: Words, about: Relationship): void => {
  const { label, like, typed, language } = words;
  const { reseller, company, email, domain } = about;
  const screen = (name: string) => `${language}-relationship-${name}`;
  let link = '';

  chapter(`a reseller relationship, ${language}`, open, () => {
    it('is asked for by mail, with the reseller’s own link', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('requestCustomer', reseller));
      const form = await sales.card(
        all(like('form.customerToAsk.title', { reseller }), label('button.go')),
      );
      await sales.shot(screen('whom'));
      const fields = {
        [label('form.customerToAsk.company')]: company,
        [label('form.customerToAsk.email')]: email,
        [label('form.customerToAsk.domain')]: domain,
      };
      await sales.submits(form, fields, label('button.go'));
      const draft = await sales.card(all(label('button.useText'), email));
      [link = ''] =
        /https?:\/\/\S+\/Adminportal\/Home\?[^\s#]*/.exec(await draft.innerText()) ?? [];
      await sales.shot(screen('draft'));
      await sales.clicks(draft, label('button.useText'));
      const final = await sales.card(all(label('button.done'), email));
      await sales.shot(screen('send-it'));
      await sales.clicks(final, label('button.done'));
      await sales.card(
        all(
          like('card.request.title.requestCustomer', { about: company }),
          label('button.checkNow'),
        ),
      );
      await sales.shot(screen('waiting'));
    });

    it('is accepted behind the link; the customer is in the list, associated', async () => {
      const { sales, browser } = open();
      const page = await browser.open(`${link}&lang=${language}`);
      await browser.shot(page, screen('page'));
      const option = page.locator('option', { hasText: company });
      await page.getByRole('combobox').selectOption(await option.getAttribute('value'));
      await page.getByRole('button').click();
      await page.getByRole('status').waitFor();
      await browser.shot(page, screen('accepted-page'));
      await page.close();
      const waiting = await sales.card(
        like('card.request.title.requestCustomer', { about: company }),
      );
      const checkNow = waiting.getByRole('button', { name: label('button.checkNow') });
      // The desk may have seen it by itself, and then there is nothing to check any more.
      await checkNow.click({ timeout: 1_000 }).catch(() => undefined);
      const done = await sales.card(
        all(
          like('card.request.done.requestCustomer', { customer: company, reseller }),
          label('button.see.customer'),
        ),
      );
      await sales.shot(screen('done'));
      await sales.clicks(done, label('button.see.customer'));
      await sales.card(all(domain, reseller, label('button.see.azure')));
    });

    it('tells how the reseller gets to manage Azure, and keeps the tick', async () => {
      const { sales } = open();
      const card = await sales.card(all(domain, label('button.see.azure')));
      await sales.clicks(card, label('button.see.azure'));
      const guide = await sales.card(
        all(like('card.azure.title', { customer: company }), label('button.azureDone')),
      );
      await sales.shot(screen('azure'));
      await sales.clicks(guide, label('button.azureDone'));
      await sales.card(all(like('card.azure.done')));
      await sales.shot(screen('azure-done'));
    });

    it('says what stands in the way of its end, and what stays', async () => {
      const { sales } = open();
      await sales.says(typed('endRelationship', company));
      const form = await sales.card(
        all(like('form.endRelationship.title', { customer: company }), label('button.askForEnd')),
      );
      await form.scrollIntoViewIfNeeded();
      await sales.shot(screen('end'));
      await sales.clicks(form, label('button.cancel'));
      await sales.card(like('answered.cancelled'));
    });
  });
};
