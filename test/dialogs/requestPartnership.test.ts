import assert from 'node:assert/strict';
import { requestPartnership } from '../../src/dialogs/requestPartnership.ts';
import { standardMail } from '../../src/dialogs/mailText.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { begin, converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah, megan, patti } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

describe('Requesting partnerships, in chat', () => {
  let test: TestDesk;
  let setting: Setting;
  let english: Record<string, string>;
  let chinese: Record<string, string>;

  beforeEach(async () => {
    test = await openTestDesk();
    setting = { desk: test.desk, actor: alex };
    english = { ...standardMail(test.desk.settings, alex, 'en-US') };
    chinese = { ...standardMail(test.desk.settings, alex, 'zh-CN') };
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(requestPartnership, { ...setting, ...change }, rows);

  const start: Row = [{ begin: true }, [{ form: 'addresses', back: false, problems: {} }]];
  const toAnn: Row = [
    'ann@x.example',
    [{ form: 'answered' }, { form: 'mailDraft', addresses: ['ann@x.example'], problems: {} }],
  ];
  const use = (mail: Record<string, string>, expected: Row[1]): Row => [['go', mail], expected];

  const requestOf = async (id: string): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  const inviteBy = async (
    actor: typeof alex,
    email: string,
    more: object = {},
  ): Promise<Request> => {
    const text = { subject: english.subject, text: english.text, language: 'en-US' };
    const made = await test.desk.act.submit(actor, 'requestPartnership', {
      email,
      ...text,
      ...more,
    });
    assert.ok(!isRefusal(made));
    await test.settle();
    return made;
  };

  it('goes from the addresses to the text, then to the mails, and follows each invitation', async () => {
    const after = await talk([
      start,
      [
        [
          'go',
          {
            emails: 'Ann <ann@x.example>; BOB@x.example；bob@x.example',
            company: ' Contoso ',
            country: '德国',
            partnerId: '１２３',
          },
        ],
        [
          {
            of: 'addresses',
            facts: [
              { field: 'emails', text: 'ann@x.example, BOB@x.example' },
              { field: 'company', text: 'Contoso' },
              { field: 'country', text: 'Germany' },
              { field: 'partnerId', text: '123' },
            ],
          },
          {
            form: 'mailDraft',
            values: english,
            languages: ['en-US', 'zh-CN'],
            link: 'https://invite.example/1',
          },
        ],
      ],
      use(english, [
        {
          of: 'mailDraft',
          facts: [
            { field: 'language', text: 'English' },
            { field: 'subject', text: english.subject },
          ],
        },
        {
          form: 'mailFinal',
          subject: english.subject,
          text: english.text,
          values: { carries: 'text' },
          mails: [{ email: 'ann@x.example' }, { email: 'BOB@x.example' }],
        },
      ]),
      [
        ['done'],
        [
          { of: 'mailFinal' },
          {
            view: 'batch',
            batch: 'draft-1',
            mine: true,
            requests: [{ batch: 'draft-1' }, { batch: 'draft-1' }],
          },
        ],
      ],
    ]);
    assert.deepEqual(after.asking().answers.addresses, {
      emails: ['ann@x.example', 'BOB@x.example'],
      company: 'Contoso',
      country: 'DE',
      partnerId: '123',
    });
    assert.equal((await requestOf('draft-1')).state, 'discarded');
  });

  it('takes typed addresses alone, in both languages', async () => {
    await talk(
      [
        start,
        [
          '请邀请：ann@x.example；bob@x.example。',
          [
            {
              form: 'answered',
              facts: [{ field: 'emails', text: 'ann@x.example, bob@x.example' }],
            },
            { form: 'mailDraft', values: chinese },
          ],
        ],
      ],
      { language: 'zh-CN' },
    );
    await talk([
      start,
      [
        'ann@x.example and bob@x.example',
        [{ form: 'answered' }, { form: 'mailDraft', values: english }],
      ],
    ]);
  });

  it('names what is wrong and keeps the good addresses in the field', async () => {
    await talk([
      start,
      [
        'hello',
        [
          {
            form: 'addresses',
            problems: { emails: { code: 'notAnEmail', values: { wrong: 'hello' } } },
            values: { emails: '' },
          },
        ],
      ],
      [
        [
          'go',
          {
            emails: 'ann@x.example, bob@, c@x\nbob@x.example',
            company: 'x'.repeat(121),
            country: 'Narnia',
            partnerId: '12a',
          },
        ],
        [
          {
            values: { emails: 'ann@x.example\nbob@x.example', country: 'Narnia', partnerId: '12a' },
            problems: {
              emails: { code: 'notAnEmail', values: { wrong: 'bob@ · c@x' } },
              company: { code: 'tooLong' },
              country: { code: 'notACountry' },
              partnerId: { code: 'notAPartnerId' },
            },
          },
        ],
      ],
      [['go', { emails: ' ' }], [{ problems: { emails: { code: 'required' } } }]],
      [
        ['go', { emails: 'ann@x.example' }],
        [{ form: 'answered' }, { form: 'mailDraft' }],
      ],
    ]);
  });

  it('takes fifty addresses and no more', async () => {
    const many = (count: number): string =>
      Array.from({ length: count }, (_, index) => `a${index}@x.example`).join('\n');
    await talk([
      start,
      [
        ['go', { emails: many(51) }],
        [
          {
            values: { emails: many(51) },
            problems: { emails: { code: 'tooMany', values: { max: '50' } } },
          },
        ],
      ],
      [
        ['go', { emails: many(50) }],
        [{ form: 'answered' }, { form: 'mailDraft' }],
      ],
    ]);
  });

  it('says who was invited already, by whom and when, and goes on with the others', async () => {
    await inviteBy(patti, 'ann@x.example');
    await inviteBy(patti, 'anna@x.example');
    const { submittedAt } = await inviteBy(megan, 'bob@x.example');
    await talk([
      start,
      [
        ['go', { emails: 'ANN@x.example, bob@x.example, cy@x.example, anna@x.example, x@' }],
        [
          {
            values: { emails: 'cy@x.example' },
            problems: {
              emails: { code: 'notAnEmail', values: { wrong: 'x@' } },
              'emails.2': {
                code: 'alreadyInvited',
                values: { email: 'ANN@x.example · anna@x.example', by: 'Patti', at: submittedAt },
              },
              'emails.3': {
                code: 'alreadyInvited',
                values: { email: 'bob@x.example', by: 'Megan', at: submittedAt },
              },
            },
          },
        ],
      ],
      [
        'ann@x.example bob@x.example',
        [
          {
            form: 'addresses',
            problems: {
              emails: {
                code: 'alreadyInvited',
                values: { email: 'ann@x.example', by: 'Patti', at: submittedAt },
              },
              'emails.2': {
                code: 'alreadyInvited',
                values: { email: 'bob@x.example', by: 'Megan', at: submittedAt },
              },
              'emails.3': { code: 'nothingNew' },
            },
          },
        ],
      ],
      [
        ['go', { emails: 'cy@x.example' }],
        [{ form: 'answered' }, { form: 'mailDraft', addresses: ['cy@x.example'] }],
      ],
    ]);
  });

  it('says who is a partner already, by the Partner ID alone', async () => {
    await talk([
      start,
      [
        ['go', { emails: 'ann@x.example', partnerId: '4847383' }],
        [
          {
            values: { emails: 'ann@x.example' },
            problems: { partnerId: { code: 'alreadyPartner', values: { name: 'Fabrikam' } } },
          },
        ],
      ],
      [
        ['go', { emails: 'ann@x.example', partnerId: '484738' }],
        [{ form: 'answered' }, { form: 'mailDraft' }],
      ],
    ]);
  });

  it('mentions a partner of the same name in the same country, and goes on', async () => {
    const said = { field: 'state', text: 'Fabrikam is already a partner.' };
    const email = { field: 'email', text: 'ann@x.example' };
    const company = { field: 'company', text: 'FABRIKAM Inc.' };
    await talk([
      start,
      [
        ['go', { emails: 'ann@x.example', company: 'FABRIKAM Inc.' }],
        [{ form: 'answered', facts: [email, company, said] }, { form: 'mailDraft' }],
      ],
    ]);
    await talk([
      start,
      [
        ['go', { emails: 'ann@x.example', company: 'FABRIKAM Inc.', country: 'DE' }],
        [
          {
            form: 'answered',
            facts: [email, company, { field: 'country', text: 'Germany' }],
          },
          { form: 'mailDraft' },
        ],
      ],
    ]);
  });

  it('begins in the language of the last mail to that country', async () => {
    await inviteBy(patti, 'fang@x.example', { language: 'zh-CN', country: 'CN' });
    for (const country of ['CN', 'china', '中国']) {
      await talk([
        start,
        [
          ['go', { emails: 'ann@x.example', country }],
          [{ form: 'answered' }, { form: 'mailDraft', values: chinese }],
        ],
      ]);
    }
  });

  it('changes the language of what nobody has changed, and of nothing else', async () => {
    const own = { ...english, text: `${english.text}\nP.S. Hello` };
    await talk([
      start,
      toAnn,
      [
        ['language', { ...english, language: 'zh-CN' }],
        [{ form: 'mailDraft', values: chinese, problems: {} }],
      ],
      [['language', { ...chinese, language: 'en-US' }], [{ form: 'mailDraft', values: english }]],
      [
        ['language', { ...own, language: 'zh-CN' }],
        [
          {
            form: 'mailDraft',
            values: { language: 'zh-CN', subject: chinese.subject, text: own.text },
          },
        ],
      ],
      [
        [
          'language',
          { ...english, text: english.text!.replaceAll('\n', '\r\n'), language: 'zh-CN' },
        ],
        [{ form: 'mailDraft', values: chinese }],
      ],
      [['language', { ...english, language: 'tlh' }], [{ form: 'mailDraft', values: english }]],
    ]);
  });

  it('shows a text that changes with its language before it is used', async () => {
    await talk([
      start,
      toAnn,
      use({ ...english, language: 'zh-CN' }, [
        { form: 'mailDraft', values: chinese, problems: {} },
      ]),
      use(chinese, [
        {
          form: 'answered',
          facts: [
            { field: 'language', text: '中文' },
            { field: 'subject', text: chinese.subject },
          ],
        },
        { form: 'mailFinal', text: chinese.text },
      ]),
    ]);
  });

  it('does not go on without the provider’s link, and keeps the text', async () => {
    const without = (link: string) => ({
      ...english,
      text: english.text!.replace('https://invite.example/1', link),
    });
    const missing = (mail: Record<string, string>): Row =>
      use(mail, [{ form: 'mailDraft', values: mail, problems: { text: { code: 'linkMissing' } } }]);
    await talk([
      start,
      toAnn,
      missing(without('')),
      missing(without('https://invite.example/12')),
      missing(without('https://invite.example/1.evil')),
      missing(without('https://evil.example/?u=https://invite.example/1')),
      missing(without('HTTPS://INVITE.EXAMPLE/1')),
      use({ ...english, text: '请打开https://invite.example/1。' }, [
        { form: 'answered' },
        { form: 'mailFinal' },
      ]),
    ]);
    await talk([
      start,
      toAnn,
      use({ ...english, text: '(https://invite.example/1), twice: https://invite.example/1.' }, [
        { form: 'answered' },
        { form: 'mailFinal' },
      ]),
    ]);
  });

  it('does not take an empty or an endless mail, and makes the subject one line', async () => {
    const link = 'https://invite.example/1';
    await talk([
      start,
      toAnn,
      use({ language: 'en-US', subject: ' ', text: '' }, [
        { problems: { subject: { code: 'required' }, text: { code: 'required' } } },
      ]),
      use({ language: 'en-US', subject: 'x'.repeat(201), text: link + ' x'.repeat(4_000) }, [
        { problems: { subject: { code: 'tooLong' }, text: { code: 'tooLong' } } },
      ]),
      use({ language: 'en-US', subject: 'Hi\r\nBcc: all@x.example', text: `${link}\ud800` }, [
        { form: 'answered' },
        { form: 'mailFinal', subject: 'Hi Bcc: all@x.example', text: `${link}\ufffd` },
      ]),
    ]);
  });

  it('keeps a used text as a draft until Done, which can be typed in both languages', async () => {
    for (const [draftId, done, email] of [
      ['d1', 'done', 'a1@x.example'],
      ['d2', '完成', 'a2@x.example'],
    ] as const) {
      const after = await talk(
        [
          start,
          [email, [{ form: 'answered' }, { form: 'mailDraft' }]],
          use(english, [{ form: 'answered' }, { form: 'mailFinal' }]),
        ],
        { draftId },
      );
      const { state, about, answers } = await requestOf(draftId);
      assert.deepEqual([state, about.label], ['draft', email]);
      assert.deepEqual(answers, { addresses: { emails: [email] }, mail: english });
      const mumbled = await after.say('what?');
      assert.partialDeepStrictEqual(mumbled, [
        { form: 'mailFinal', problems: { sent: { code: 'useButtons' } } },
      ]);
      const shown = await after.say(done);
      assert.partialDeepStrictEqual(shown[1], { view: 'batch', batch: draftId });
    }
  });

  it('goes back to the text with the changes kept', async () => {
    const own = { ...english, text: `${english.text} P.S.` };
    await talk([
      start,
      toAnn,
      use(own, [{ form: 'answered' }, { form: 'mailFinal', back: true }]),
      [['back'], [{ form: 'mailDraft', values: own }]],
    ]);
  });

  it('a text is changed by clicks, not by typing', async () => {
    await talk([
      start,
      toAnn,
      [
        'use this text',
        [{ form: 'mailDraft', problems: { text: { code: 'useButtons' } }, values: english }],
      ],
    ]);
  });

  it('is put aside with its addresses, and not before', async () => {
    const none = await begin(requestPartnership, setting);
    assert.deepEqual(await none.say(['park']), [{ parked: undefined }]);
    await talk([
      start,
      ['ann@x.example, bob@x.example, cy@x.example', [{ form: 'answered' }, { form: 'mailDraft' }]],
      [['park'], [{ parked: 'draft-1' }]],
    ]);
    assert.equal((await requestOf('draft-1')).about.label, 'ann@x.example +2');
  });

  it('a draft that is opened goes on where it was left, and Done closes it', async () => {
    const first = await talk([
      start,
      toAnn,
      use(english, [{ form: 'answered' }, { form: 'mailFinal' }]),
    ]);
    assert.equal(first.open, 'sent');
    await talk(
      [
        [{ begin: true }, [{ form: 'mailFinal', text: english.text }]],
        [['done'], [{ form: 'answered' }, { view: 'batch', batch: 'draft-1' }]],
      ],
      { about: 'draft-1', draftId: 'another' },
    );
    assert.equal((await requestOf('draft-1')).state, 'discarded');
  });

  it('an invitation is sent again from its own text, and no second one is made', async () => {
    const { id } = await inviteBy(alex, 'ann@x.example', { company: 'Contoso' });
    await talk(
      [
        [
          { begin: true },
          [{ form: 'mailFinal', text: english.text, mails: [{ email: 'ann@x.example' }] }],
        ],
        [['park'], [{ parked: undefined }]],
        [['done'], [{ form: 'answered' }, { view: 'request', request: { id, state: 'waiting' } }]],
      ],
      { about: id },
    );
    const after = await requestOf(id);
    assert.ok(after.learned.resentAt);
    assert.ok(isRefusal(await test.desk.find.request(alex, 'draft-1')));
  });

  it('an invitation with an old link is sent again with a fresh text', async () => {
    const { id } = await inviteBy(alex, 'ann@x.example', { text: 'https://old.example/' });
    await talk(
      [[{ begin: true }, [{ form: 'mailDraft', values: english, addresses: ['ann@x.example'] }]]],
      { about: id },
    );
  });

  it('an invitation of somebody else, one that is over and one that does not exist are refused', async () => {
    const theirs = await inviteBy(patti, 'ann@x.example');
    const mine = await inviteBy(alex, 'bob@x.example');
    await test.desk.act.move(alex, mine.id, 'withdraw', { args: {} });
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], {
      about: theirs.id,
    });
    await talk(
      [
        [
          { begin: true },
          [{ view: 'refused', code: 'wrongState', see: { view: 'request', filter: mine.id } }],
        ],
      ],
      { about: mine.id },
    );
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notFound' }]]], { about: 'nothing' });
  });

  it('is not for those who may not ask', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
  });

  it('says so when somebody else invited one of them before Done', async () => {
    const both = await talk([
      start,
      ['ann@x.example, bob@x.example', [{ form: 'answered' }, { form: 'mailDraft' }]],
      use(english, [{ form: 'answered' }, { form: 'mailFinal' }]),
    ]);
    await inviteBy(patti, 'ann@x.example');
    assert.partialDeepStrictEqual(await both.say(['done']), [
      { form: 'answered' },
      { view: 'batch', requests: [{ input: { email: 'bob@x.example' } }] },
      { view: 'refused', code: 'alreadyOpen' },
    ]);
    const one = await talk(
      [
        start,
        ['cy@x.example', [{ form: 'answered' }, { form: 'mailDraft' }]],
        use(english, [{ form: 'answered' }, { form: 'mailFinal' }]),
      ],
      { draftId: 'd2' },
    );
    await inviteBy(patti, 'cy@x.example');
    assert.partialDeepStrictEqual(await one.say(['done']), [
      { form: 'answered' },
      { view: 'refused', code: 'alreadyOpen' },
    ]);
  });

  it('Done twice is one batch', async () => {
    const rows: Row[] = [start, toAnn, use(english, [{ form: 'answered' }, { form: 'mailFinal' }])];
    const [once, again] = [await talk(rows), await talk(rows)];
    for (const one of [once, again]) {
      const shown = await one.say(['done']);
      const batch = shown[1];
      assert.ok(batch && 'view' in batch && batch.view === 'batch');
      assert.deepEqual([batch.batch, batch.requests.length], ['draft-1', 1]);
    }
  });
});
