import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { longestUrl, mailPageUrl, outlookUrl } from '../../src/cards/composeUrl.ts';
import { composeLinks } from '../../src/dialogs/mailLinks.ts';
import { mailPage, mailPageHeaders } from '../../src/dialogs/mailPage.ts';
import { standardMail } from '../../src/dialogs/mailText.ts';
import type { DeskSettings } from '../../src/domain/desk.ts';

const settings: DeskSettings = {
  providerName: 'Northwind Distribution & Söhne GmbH',
  providerId: 'provider',
  invitationLink:
    'https://partner.microsoft.com/dashboard/v2/indirect/provider/invite?id=0f8fad5b-d9cb-469f-a165-70867728950e&partnerId=1234567',
  enrolLink: 'https://learn.microsoft.com/partner-center/indirect-reseller-tasks-in-partner-center',
  portalUrl: 'https://portal.example',
  mailCompose: 'outlook',
  publicUrl: 'https://desk.example',
  language: 'en-US',
  zone: 'UTC',
  agreementLink: 'https://portal.example/{customerId}/agreement',
  signInUrl: 'https://signin.example',
  customersUrl: 'https://portal.example/customers',
  gdapByDefault: true,
};
const agent = { id: 'alex', name: 'Alex' };
const english = standardMail(settings, agent, 'en-US');
const chinese = standardMail(settings, agent, 'zh-CN');
const addresses = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `reseller.number.${index}@fabrikam-solutions.example`,
  );

/** The page as a browser would run it: its script, on the few things that it touches. */
const openPage = (url: string) => {
  const html = mailPage(new URL(url).searchParams);
  const script = /<script>([^]*)<\/script>/.exec(html)?.[1] ?? '';
  const elements: Record<string, Record<string, unknown>> = {};
  for (const [, id] of html.matchAll(/ id="(\w+)"/g))
    elements[id ?? ''] = { addEventListener: () => undefined };
  runInNewContext(script, {
    document: { getElementById: (id: string) => elements[id] },
    location: { hash: new URL(url).hash },
    addEventListener: () => undefined,
    atob,
    TextDecoder,
    Uint8Array,
  });
  return { html, shown: (id: string) => elements[id] ?? {} };
};

describe('Compose links', () => {
  it('open one mail for one address, in Outlook on the web, with everything in it', () => {
    const { mails, carries } = composeLinks(
      settings,
      'en-US',
      ['a+b@x.example', "o'neil@x.example"],
      english,
    );
    assert.equal(carries, 'text');
    for (const { email, url } of mails) {
      const { origin, pathname, searchParams } = new URL(url ?? '');
      assert.equal(origin + pathname, 'https://outlook.office.com/mail/deeplink/compose');
      assert.deepEqual(Object.fromEntries(searchParams), {
        to: email,
        subject: english.subject,
        body: english.text,
      });
      assert.ok(!url?.includes('+'), 'a plus may be read as a blank or stay a plus');
    }
  });

  it('cannot carry more than their own three fields', () => {
    const url = outlookUrl({
      to: 'a@x.example',
      subject: 'a&to=z@x.example#',
      text: '\r\n&bcc=z@x.example',
    });
    assert.deepEqual([...new URL(url).searchParams.keys()], ['to', 'subject', 'body']);
    assert.equal(new URL(url).hash, '');
  });

  it('leave the text to be pasted when it is too long, as a Chinese one is', () => {
    const { mails, carries } = composeLinks(settings, 'zh-CN', ['a@x.example'], chinese);
    assert.equal(carries, 'subject');
    assert.deepEqual(Object.fromEntries(new URL(mails[0]?.url ?? '').searchParams), {
      to: 'a@x.example',
      subject: chinese.subject,
    });
  });

  it('carry the same for every address, and fit on one card together', () => {
    for (const mailCompose of ['outlook', 'page'] as const) {
      for (const mail of [
        english,
        chinese,
        { ...english, subject: '题'.repeat(200), text: '字'.repeat(8_000) },
      ]) {
        for (const count of [1, 7, 20, 50]) {
          const { mails } = composeLinks(
            { ...settings, mailCompose },
            'en-US',
            addresses(count),
            mail,
          );
          assert.deepEqual(
            mails.map(({ email }) => email),
            addresses(count),
          );
          assert.ok(mails.every(({ url }) => url !== undefined && url.length <= longestUrl));
          assert.ok(mails.reduce((sum, { url }) => sum + (url?.length ?? 0), 0) <= 9_000);
        }
      }
    }
  });

  it('are left out when the setting says so, when there is no page, or when even addresses alone are too much', () => {
    const none = { mails: [{ email: 'a@x.example' }], carries: 'nothing' };
    assert.deepEqual(
      composeLinks({ ...settings, mailCompose: 'none' }, 'en-US', ['a@x.example'], english),
      none,
    );
    assert.deepEqual(
      composeLinks({ mailCompose: 'page', publicUrl: '' }, 'en-US', ['a@x.example'], english),
      none,
    );
    const long = Array.from(
      { length: 50 },
      (_, index) => `${'x'.repeat(60)}${index}@${'y'.repeat(60)}.${'z'.repeat(60)}.example`,
    );
    assert.equal(composeLinks(settings, 'en-US', long, english).carries, 'nothing');
  });
});

describe('The mail page', () => {
  it('gets its mail behind the #, so that no server sees it; a Chinese text fits', () => {
    const { mails, carries } = composeLinks(
      { ...settings, mailCompose: 'page', publicUrl: 'https://desk.example/' },
      'zh-CN',
      ['a@x.example'],
      chinese,
    );
    assert.equal(carries, 'text');
    const url = new URL(mails[0]?.url ?? '');
    assert.equal(url.origin + url.pathname + url.search, 'https://desk.example/mail?lang=zh-CN');
    const { shown } = openPage(url.href);
    assert.equal(shown('to').textContent, 'a@x.example');
    assert.equal(shown('subject').textContent, chinese.subject);
    assert.equal(shown('text').value, chinese.text);
    assert.deepEqual([shown('mail').hidden, shown('broken').hidden], [false, true]);
  });

  it('opens the mail program with the whole mail, or, when that is too long, without its text', () => {
    const whole = openPage(
      mailPageUrl('https://desk.example', { to: 'a@x.example', ...english, reader: 'en-US' }),
    );
    const link = new URL(whole.shown('open').href as string);
    assert.equal(link.protocol + link.pathname, 'mailto:a@x.example');
    assert.deepEqual(Object.fromEntries(link.searchParams), {
      subject: english.subject,
      body: english.text.replaceAll('\n', '\r\n'),
    });
    assert.equal(whole.shown('paste').hidden, true);
    const long = openPage(
      mailPageUrl('https://desk.example', { to: 'a@x.example', ...chinese, reader: 'en-US' }),
    );
    assert.deepEqual(Object.fromEntries(new URL(long.shown('open').href as string).searchParams), {
      subject: chinese.subject,
    });
    assert.equal(long.shown('paste').hidden, false);
    const bare = openPage(
      mailPageUrl('https://desk.example', { to: 'a@x.example', reader: 'en-US' }),
    );
    assert.equal(bare.shown('open').href, 'mailto:a@x.example');
    assert.deepEqual(
      [bare.shown('body').hidden, bare.shown('about').hidden, bare.shown('paste').hidden],
      [true, true, false],
    );
  });

  it('leaves the address to whoever writes, when nobody knows it, and does not speak of a card to be answered', () => {
    const { shown } = openPage(
      mailPageUrl('https://desk.example', { subject: 'Hi', text: 'Hello', reader: 'en-US' }),
    );
    assert.equal(shown('open').href, 'mailto:?subject=Hi&body=Hello');
    assert.deepEqual([shown('whom').hidden, shown('after').hidden], [true, true]);
  });

  it('never writes to two addresses, and to nothing that is no mail', () => {
    const packed = (value: unknown): string =>
      `https://desk.example/mail#${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    const wrong = [
      ...[
        'a@x.example,b@x.example',
        'a@x.example;b@x.example',
        'a@x.example?bcc=b@x.example',
        'a@x.example b@x.example',
        '',
        7,
      ].map((to) => packed([to, 'Hi', 'Hi'])),
      packed(['a@x.example', {}, 'Hi']),
      packed({}),
      packed(null),
      'https://desk.example/mail#%%%',
      'https://desk.example/mail',
    ];
    for (const url of wrong) {
      const { shown } = openPage(url);
      assert.deepEqual(
        [shown('mail').hidden, shown('broken').hidden, shown('open').href],
        [true, false, undefined],
        url,
      );
    }
  });

  it('speaks both languages, and nothing of what it is asked with becomes part of it', () => {
    const page = (lang: string): string =>
      mailPage(new URLSearchParams({ lang, to: '<script>', text: '"><img src=x>' }));
    assert.match(page('zh-CN'), /<html lang="zh-CN">[^]*复制到剪贴板/);
    assert.match(page('en-US'), /<html lang="en-US">[^]*Copy to clipboard/);
    assert.equal(page('"><script>alert(1)</script>'), page('en-US'));
    assert.ok(!page('en-US').includes('<img'));
  });

  it('lets the browser run its own script and style, and load nothing', () => {
    const html = mailPage(new URLSearchParams());
    const mark = (tag: string): string => {
      const inside = new RegExp(`<${tag}>([^]*)</${tag}>`).exec(html)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`;
    };
    const policy = `default-src 'none'; script-src ${mark('script')}; style-src ${mark('style')}; base-uri 'none'; form-action 'none'`;
    assert.equal(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1], policy);
    assert.equal(mailPageHeaders['Content-Security-Policy'], `${policy}; frame-ancestors 'none'`);
    assert.ok(!/https?:\/\/|src=|@import|url\(|style="|\son\w+="/.test(html));
  });
});
