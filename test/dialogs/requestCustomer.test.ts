import assert from 'node:assert/strict';
import { requestCustomer } from '../../src/dialogs/requestCustomer.ts';
import { resumeOf } from '../../src/dialogs/revise.ts';
import { customerDoc } from '../../src/domain/customer.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { say } from '../../src/locales/index.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import {
  fakePartnerCenter,
  listedReseller,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { alex, isaiah, megan, monday } from '../support/requests.ts';
import { brokenLinesAside, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const whom = {
  company: 'Fourth Coffee',
  email: 'admin@fourthcoffee.example',
  domain: ' https://FourthCoffee.onmicrosoft.com/ ',
  language: 'en-US',
};

describe('Requesting a customer, in chat', () => {
  let test: TestDesk;
  let center: FakePartnerCenter;
  let setting: Setting;
  const link = 'https://admin.example/invitation?partnerId=fabrikam&indirectCSPId=provider';

  beforeEach(async () => {
    center = fakePartnerCenter();
    center.world.resellers = [listedReseller('fabrikam'), listedReseller('adventure')];
    test = await openTestDesk({ partnerCenter: center, log: brokenLinesAside });
    await test.doors.store.desk.commit([
      {
        op: 'put',
        doc: partnershipDoc(partnership({ id: 'adventure', name: 'Adventure', partnerId: '99' })),
      },
    ]);
    setting = { desk: test.desk, actor: alex, about: 'fabrikam' };
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(requestCustomer, { ...setting, ...change }, rows);

  const words = (language: 'en-US' | 'zh-CN', reseller = 'Fabrikam', url = link) => {
    const values = { provider: 'Northwind', reseller, agent: 'Alex', link: url };
    return {
      language,
      subject: say(language, 'mail.requestCustomer.subject', values),
      text: say(language, 'mail.requestCustomer.text', values),
    };
  };

  const start: Row = [{ begin: true }, [{ form: 'customerToAsk', problems: {}, ours: [] }]];
  const asked = (language: 'en-US' | 'zh-CN' = 'en-US'): Row => [
    ['go', { ...whom, language }],
    [
      {
        form: 'answered',
        of: 'customerToAsk',
        facts: [
          { field: 'company', text: 'Fourth Coffee' },
          { field: 'email', text: 'admin@fourthcoffee.example' },
          { field: 'domain', text: 'fourthcoffee.onmicrosoft.com' },
          { field: 'language', text: say('en-US', `language.${language}`) },
        ],
      },
      { form: 'mailDraft', purpose: 'requestCustomer', link, values: words(language) },
    ],
  ];
  const used: Row = [
    ['go', words('en-US')],
    [
      { form: 'answered', of: 'mailDraft' },
      {
        form: 'mailFinal',
        purpose: 'requestCustomer',
        mails: [{ email: 'admin@fourthcoffee.example' }],
      },
    ],
  ];
  const sent: Row = [
    ['done'],
    [
      { form: 'answered' },
      { view: 'request', request: { kind: 'requestCustomer', state: 'running' } },
    ],
  ];

  const requestOf = async (id: string): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  const keepCustomer = (change: object = {}) =>
    test.doors.store.customers.commit([
      {
        op: 'put',
        doc: customerDoc({
          id: 'c1',
          name: 'Fourth Coffee',
          domain: 'fourthcoffee.onmicrosoft.com',
          resellerId: 'fabrikam',
          asOf: monday,
          ...change,
        }),
      },
    ]);

  it('goes from the company to the mail with the reseller’s own link, and waits for the company', async () => {
    await talk([start, asked(), used, sent]);
    const request = await requestOf('draft-1');
    assert.deepEqual(request.input, {
      partnershipId: 'fabrikam',
      company: 'Fourth Coffee',
      email: 'admin@fourthcoffee.example',
      known: [],
      domain: 'fourthcoffee.onmicrosoft.com',
      ...words('en-US'),
      link,
    });
    assert.deepEqual(request.about, {
      type: 'invitation',
      id: 'admin@fourthcoffee.example',
      label: 'Fourth Coffee',
      of: 'fabrikam',
    });
  });

  it('asks for the reseller when it was opened without one', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller', purpose: 'requestCustomer' }]],
        [
          'Adventure',
          [{ form: 'answered' }, { form: 'customerToAsk', partnership: { name: 'Adventure' } }],
        ],
      ],
      { about: '' },
    );
  });

  it('begins in the chosen language, and changes it as long as nobody has put it into other words', async () => {
    await talk([
      start,
      asked('zh-CN'),
      [
        ['language', { ...words('zh-CN'), language: 'en-US' }],
        [{ form: 'mailDraft', values: words('en-US') }],
      ],
      [
        ['language', { ...words('en-US'), text: `Mine: ${link}`, language: 'zh-CN' }],
        [{ form: 'mailDraft', values: { text: `Mine: ${link}` } }],
      ],
    ]);
  });

  it('the link has to stay', async () => {
    await talk([
      start,
      asked(),
      [
        ['go', { ...words('en-US'), text: 'No link' }],
        [
          {
            form: 'mailDraft',
            values: { text: 'No link' },
            problems: { text: { code: 'linkMissing' } },
          },
        ],
      ],
      [
        ['go', { ...words('en-US'), text: 'https://invite.example/1 is another link' }],
        [{ form: 'mailDraft', problems: { text: { code: 'linkMissing' } } }],
      ],
    ]);
  });

  it('another reseller has another link and another mail', async () => {
    const other = link.replace('fabrikam', 'adventure');
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        [
          ['go', { reseller: 'fabrikam' }],
          [{ form: 'answered' }, { form: 'customerToAsk' }],
        ],
        asked(),
        [['back', { ...words('en-US'), text: 'Mine' }], [{ form: 'customerToAsk', values: whom }]],
        [['back', whom], [{ form: 'pickReseller' }]],
        [
          ['go', { reseller: 'adventure' }],
          [{ form: 'answered' }, { form: 'customerToAsk', values: whom }],
        ],
        [
          ['go', whom],
          [
            { form: 'answered' },
            { form: 'mailDraft', link: other, values: words('en-US', 'Adventure', other) },
          ],
        ],
      ],
      { about: '' },
    );
  });

  it('names all that is wrong at once, and fills in what is typed', async () => {
    await talk([
      start,
      [
        ['go', { company: '', email: 'x', domain: 'nothing', language: '' }],
        [
          {
            form: 'customerToAsk',
            problems: {
              company: { code: 'required' },
              email: { code: 'emailBad' },
              domain: { code: 'domainBad' },
            },
          },
        ],
      ],
      [
        'Fourth Coffee',
        [{ form: 'customerToAsk', problems: {}, values: { company: 'Fourth Coffee' } }],
      ],
      [
        'admin@fourthcoffee.example',
        [
          {
            form: 'customerToAsk',
            values: { company: 'Fourth Coffee', email: 'admin@fourthcoffee.example' },
          },
        ],
      ],
      ['fourthcoffee.com', [{ form: 'customerToAsk', values: { domain: 'fourthcoffee.com' } }]],
    ]);
  });

  it('the reseller’s own customer is said beforehand, and is not asked', async () => {
    await keepCustomer();
    const stops: Row[1] = [
      {
        form: 'customerToAsk',
        certain: true,
        ours: [{ customer: { id: 'c1' }, reseller: { name: 'Fabrikam' } }],
        problems: { domain: { code: 'customerOurs', values: { customer: 'Fourth Coffee' } } },
      },
    ];
    await talk([start, [['go', whom], stops], [['anyway', whom], stops]]);
  });

  it('who is only called so, or has another reseller, is shown; None of these goes on', async () => {
    await keepCustomer({ domain: 'fc2.onmicrosoft.com' });
    const alike: Row[1] = [
      {
        form: 'customerToAsk',
        certain: false,
        ours: [{ customer: { id: 'c1' } }],
        problems: { company: { code: 'customerCalledSo', values: { customer: 'Fourth Coffee' } } },
      },
    ];
    const goesOn: Row = [
      ['anyway', whom],
      [{ form: 'answered' }, { form: 'mailDraft' }],
    ];
    await talk([start, [['go', whom], alike], goesOn]);
    await keepCustomer({ resellerId: 'adventure' });
    await talk([start, [['go', whom], alike], goesOn]);
  });

  it('an address that was asked already is named with who asked it', async () => {
    const asks = await test.desk.act.submit(megan, 'requestCustomer', {
      partnershipId: 'fabrikam',
      company: 'Fourth Coffee',
      email: whom.email,
      ...words('en-US'),
      link,
    });
    assert.ok(!isRefusal(asks));
    await talk(
      [
        start,
        [
          ['go', whom],
          [
            {
              problems: {
                email: {
                  code: 'alreadyInvited',
                  values: { email: 'admin@fourthcoffee.example', by: 'Megan', at: monday },
                },
              },
            },
          ],
        ],
      ],
      { draftId: 'draft-2' },
    );
  });

  it('without the link there is nothing to send: what was entered is kept', async () => {
    center.next('relationshipLink', { is: 'broken' });
    await talk([
      start,
      [
        ['go', whom],
        [
          { form: 'answered' },
          { view: 'refused', code: 'noRelationshipLink', detail: { reseller: 'Fabrikam' } },
        ],
      ],
    ]);
    assert.equal(requestCustomer.keepsRefused?.({ answers: { whom } } as never), true);
  });

  it('is listed as not sent from the moment its text is used, and goes on from there with a fresh link', async () => {
    await talk([start, asked(), used]);
    const draft = await requestOf('draft-1');
    assert.equal(draft.state, 'draft');
    const { about, answers, typed, draftId } = resumeOf(draft);
    await talk(
      [[{ begin: true }, [{ form: 'mailFinal', subject: words('en-US').subject }]], sent],
      {
        about,
        answers,
        typed,
        draftId,
      },
    );
    assert.equal((await requestOf('draft-1')).state, 'running');
  });

  it('is sent once more from its card, to the same address', async () => {
    await talk([start, asked(), used, sent]);
    await test.settle();
    await talk(
      [
        [{ begin: true }, [{ form: 'mailFinal', keeps: false, text: words('en-US').text }]],
        [
          ['done'],
          [{ form: 'answered' }, { view: 'request', request: { learned: { resentAt: monday } } }],
        ],
      ],
      { about: 'draft-1', draftId: 'other' },
    );
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], {
      about: 'draft-1',
      actor: megan,
    });
  });

  it('one that failed is changed and asked again', async () => {
    await talk([start, asked(), used, sent]);
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ state: 'removed' })) },
    ]);
    await test.settle();
    const failed = await requestOf('draft-1');
    assert.equal(failed.state, 'failed');
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(partnership()) }]);
    const { conversation: _name, ...again } = resumeOf(failed);
    await talk(
      [
        [
          { begin: true },
          [{ form: 'customerToAsk', values: { company: 'Fourth Coffee', language: 'en-US' } }],
        ],
        [
          ['go', { ...whom, email: 'other@fourthcoffee.example' }],
          [{ form: 'answered' }, { form: 'mailDraft', values: words('en-US') }],
        ],
        used.with(1, [{ form: 'answered' }, { form: 'mailFinal' }]) as Row,
        sent,
      ],
      again,
    );
  });

  it('is not for a reseller without new business, nor for whoever may not ask', async () => {
    await test.desk.act.hold(megan, 'fabrikam', 'They owe us');
    await talk([[{ begin: true }, [{ view: 'refused', code: 'blocked' }]]]);
    await test.desk.act.release(megan, 'fabrikam', 'They paid');
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
  });
});
