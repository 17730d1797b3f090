import assert from 'node:assert/strict';
import { holds } from '../support/browserForm.ts';
import { languages, written } from '../../src/locales/index.ts';
import { chapter } from './chapter.ts';
import type { inEnglish } from './tales.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all, inOrder } from './words.ts';

/** The whole tale of invitations: addresses, text, links, Done, acceptance on the reseller's page, the match, told. */
export const invitation = (
  open: () => Theatre,
  words: Words,
  about: typeof inEnglish.invitation,
): void => {
  const { label, like, typed, language } = words;
  const { reseller, first, second, wrong } = about;
  const screen = (name: string) => `${language}-invitation-${name}`;
  const form = like('form.addresses.title');
  const draft = all(like('form.mailDraft.title'), label('button.useText'));
  const text = label('form.mailDraft.text');

  chapter(`an invitation, ${language}`, open, () => {
    it('names the wrong address and keeps the good ones', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('requestPartnership'));
      const emails = label('form.addresses.emails');
      const company = { [label('form.addresses.company')]: reseller };
      const asked = await sales.card(all(form, label('button.go')));
      await sales.shot(screen('addresses'));
      const typedIn = { [emails]: `Jane Doe <${first}>; ${wrong}\n${second}`, ...company };
      await sales.submits(asked, typedIn, label('button.go'));
      const again = await sales.card(all(form, like('problem.notAnEmail', { wrong })));
      assert.ok(await holds(again, { [emails]: `${first}\n${second}`, ...company }));
      await sales.shot(screen('wrong-address'));
      await sales.clicks(again, label('button.go'));
      await sales.card(draft);
      await sales.shot(screen('draft'));
    });

    it('writes the text anew in another language, and back again', async () => {
      const { sales } = open();
      const field = label('form.mailDraft.language');
      for (const other of languages.toSorted((one) => (one === language ? 1 : -1))) {
        const title = label(`language.${other}`);
        const begin = written(other, 'mail.invitation.text').split('\n')[0] ?? '';
        await sales.submits(
          await sales.card(draft),
          { [field]: title },
          label('button.useLanguage'),
        );
        const rewritten = (await sales.card(draft)).locator('textarea', { hasText: begin });
        await rewritten.waitFor();
        await sales.shot(screen(`draft-${other}`));
      }
    });

    it('refuses a text without the link, and keeps the text', async () => {
      const { sales } = open();
      const spoilt = { [text]: about.spoilt };
      await sales.submits(await sales.card(draft), spoilt, label('button.useText'));
      const again = await sales.card(all(draft, like('problem.linkMissing')));
      assert.ok(await holds(again, spoilt), 'the text is kept');
      await sales.shot(screen('link-missing'));
    });

    it('takes a text with the link, and offers one mail for each address', async () => {
      const { sales, sandbox } = open();
      const good = about.good.replace('{link}', `${sandbox}/invite/northwind-7f3a`);
      await sales.submits(await sales.card(draft), { [text]: good }, label('button.useText'));
      const final = await sales.card(all(like('form.mailFinal.hint'), first, second));
      await sales.shot(screen('send-it'));
      const links = final.getByRole('link', { name: label('button.openMail') });
      assert.equal(await links.count(), 2);
    });

    it('opens the mail on a page of its own, complete', async () => {
      const { sales, browser } = open();
      const final = await sales.card(all(like('form.mailFinal.hint'), first, second));
      const links = final.getByRole('link', { name: label('button.openMail') });
      const url = (await links.first().getAttribute('title')) ?? '';
      const page = await browser.open(url);
      await page.locator('#to').getByText(first).waitFor();
      await browser.shot(page, screen('mail-page'));
      await page.close();
    });

    it('is done: one card for the invitations', async () => {
      const { sales } = open();
      const final = await sales.card(all(like('form.mailFinal.hint'), first, second));
      await sales.clicks(final, label('button.done'));
      await sales.card(all(like('card.batch.title', { count: 2 }), first, second));
      await sales.shot(screen('batch'));
    });

    it('is accepted on the reseller’s page; the inviter is asked and says Mine', async () => {
      const { sales, admin, browser, sandbox } = open();
      const page = await browser.open(`${sandbox}/invite/northwind-7f3a?lang=${language}`);
      await browser.shot(page, screen('reseller-page'));
      const company = page.locator('option', { hasText: reseller });
      await page.getByRole('combobox').selectOption(await company.getAttribute('value'));
      await page.getByRole('button').click();
      await page.getByRole('status').getByText(reseller).waitFor();
      await browser.shot(page, screen('reseller-accepted'));
      await page.close();
      const match = await sales.card(
        all(like('card.match.title', { reseller }), like('card.match.askPerson')),
      );
      await sales.shot(screen('match'));
      await sales.clicks(match, label('button.matchMine'));
      await sales.card(like('card.match.settled.mine'));
      await sales.line(like('line.accepted', { reseller }));
      await sales.card(all(like('card.batch.title', { count: 2 }), like('state.accepted')));
      await sales.shot(screen('accepted'));
      await admin.goTo('Approvals');
      await admin.line(like('line.partnershipAccepted', { reseller }));
      await admin.shot(screen('channel-accepted'));
      await sales.says(typed('resellers'));
      await sales.card(all(inOrder(label('card.resellers.title.mine'), reseller)));
    });
  });
};
