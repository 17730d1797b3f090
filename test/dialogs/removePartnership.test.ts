import assert from 'node:assert/strict';
import { removePartnership } from '../../src/dialogs/removePartnership.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { begin, converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah, megan } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const yes = {
  representation: 'true',
  notice: 'notRequired',
  noticeDay: '',
  notBefore: '',
  reason: 'They moved to another distributor',
};

describe('Removing a partnership, in chat', () => {
  let test: TestDesk;
  let setting: Setting;

  beforeEach(async () => {
    test = await openTestDesk();
    setting = { desk: test.desk, actor: alex };
    await put({
      id: 'fabrikam-asia',
      name: 'Fabrikam 亚洲有限公司',
      partnerId: '500',
      country: 'CN',
    });
    await put({ id: 'litware', name: 'Litware', partnerId: '600', state: 'removed' });
    await put({ id: 'tailspin', name: 'Tailspin', partnerId: '700', state: 'closing' });
  });

  afterEach(() => test.close());

  const put = (change: Parameters<typeof partnership>[0]) =>
    test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(partnership(change)) }]);

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(removePartnership, { ...setting, ...change }, rows);

  const chosen: Row = [
    ['go', { reseller: 'fabrikam' }],
    [{ form: 'answered', facts: [{ field: 'reseller', text: 'Fabrikam' }] }, { form: 'impact' }],
  ];
  const read: Row = [
    ['go'],
    [
      { form: 'answered', of: 'impact' },
      { form: 'confirmRemoval', today: '2026-11-23' },
    ],
  ];
  const atConfirm: Row[] = [[{ begin: true }, [{ form: 'pickReseller' }]], chosen, read];

  it('goes from the reseller to what stays, then to everything that must be said, and waits for an admin', async () => {
    const after = await talk([
      [
        { begin: true },
        [{ form: 'pickReseller', purpose: 'removePartnership', back: false, problems: {} }],
      ],
      chosen,
      read,
      [
        ['go', yes],
        [
          {
            form: 'answered',
            of: 'confirmRemoval',
            facts: [
              { field: 'reason', text: yes.reason },
              { field: 'notice', text: 'Not required' },
              { field: 'representation', text: 'Yes' },
            ],
          },
          { view: 'request', audience: 'asker', request: { id: 'draft-1', state: 'pending' } },
        ],
      ],
    ]);
    assert.equal(after.open, undefined);
    const view = await test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    assert.deepEqual(view.request.input, {
      partnershipId: 'fabrikam',
      representation: true,
      notice: { duty: 'notRequired' },
      reason: yes.reason,
    });
    assert.deepEqual(Object.keys(view.request.answers ?? {}), ['reseller', 'impact', 'confirm']);
  });

  it('opened from a reseller’s card it begins with what stays', async () => {
    await talk(
      [
        [
          { begin: true },
          [{ form: 'impact', partnership: { name: 'Fabrikam' }, impact: { customers: 0 } }],
        ],
      ],
      { about: 'fabrikam' },
    );
  });

  it('finds the reseller by typed text: one match answers, several are offered, none is said with the text kept', async () => {
    await talk([
      [{ begin: true }, [{ form: 'pickReseller' }]],
      [
        'contoso',
        [
          {
            form: 'pickReseller',
            rows: [],
            text: 'contoso',
            problems: { text: { code: 'noneFound', values: { text: 'contoso' } } },
          },
        ],
      ],
      [
        '???',
        [
          {
            form: 'pickReseller',
            rows: [],
            text: '???',
            problems: { text: { code: 'noneFound', values: { text: '???' } } },
          },
        ],
      ],
      [
        'fabr',
        [
          {
            form: 'pickReseller',
            text: 'fabr',
            problems: {},
            rows: [{ id: 'fabrikam' }, { id: 'fabrikam-asia' }],
          },
        ],
      ],
      [
        'Fabrikam',
        [
          { form: 'answered', facts: [{ field: 'reseller', text: 'Fabrikam' }] },
          { form: 'impact' },
        ],
      ],
    ]);
  });

  it('understands a typed Chinese name and a Partner ID', async () => {
    const asia: Row[1] = [
      { form: 'answered', facts: [{ field: 'reseller', text: 'Fabrikam 亚洲有限公司' }] },
      { form: 'impact', partnership: { id: 'fabrikam-asia' } },
    ];
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        ['亚洲', asia],
      ],
      { language: 'zh-CN' },
    );
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        ['500', asia],
      ],
      { language: 'zh-CN' },
    );
  });

  it('searches with the card’s own field, and asks to choose when nothing was chosen', async () => {
    await talk([
      [{ begin: true }, [{ form: 'pickReseller' }]],
      [
        ['go', { reseller: '', text: '' }],
        [{ form: 'pickReseller', problems: { reseller: { code: 'pickOne' } } }],
      ],
      [
        ['go', { reseller: 'made-up' }],
        [{ form: 'pickReseller', problems: { reseller: { code: 'pickOne' } } }],
      ],
      [['search', { text: 'fabr' }], [{ form: 'pickReseller', text: 'fabr', problems: {} }]],
      [['search', { text: '' }], [{ form: 'pickReseller', text: '', problems: {} }]],
      [
        ['go', { text: 'asia' }],
        [
          {
            form: 'pickReseller',
            problems: { text: { code: 'noneFound', values: { text: 'asia' } } },
          },
        ],
      ],
      [
        ['search', { text: '亚洲有限' }],
        [{ form: 'answered' }, { form: 'impact' }],
      ],
    ]);
  });

  it('has the subscriptions read once the impact is posted', async () => {
    const wished: unknown[] = [];
    const readImpact: typeof test.desk.act.readImpact = (...given) => {
      wished.push(given);
      return Promise.resolve();
    };
    const desk = { ...test.desk, act: { ...test.desk.act, readImpact } };
    const after = await talk([[{ begin: true }, [{ form: 'impact' }]]], {
      about: 'fabrikam',
      desk,
    });
    await after.posted();
    const message = { conversationId: 'a:1', messageId: 'm1', token: 'token', question: 'impact' };
    assert.deepEqual(wished, [[alex, 'fabrikam', message]]);
  });

  it('ends at once when the partnership is closing or removed, or a removal is open already', async () => {
    await talk(
      [
        [
          { begin: true },
          [
            {
              view: 'refused',
              code: 'blocked',
              findings: [{ code: 'partnershipClosing' }],
              see: { view: 'reseller', filter: 'tailspin' },
            },
          ],
        ],
      ],
      { about: 'tailspin' },
    );
    await talk([
      [{ begin: true }, [{ form: 'pickReseller' }]],
      [
        'Litware',
        [
          { form: 'answered' },
          {
            view: 'refused',
            findings: [{ code: 'partnershipNotActive', values: { state: 'removed' } }],
          },
        ],
      ],
    ]);
    await talk([
      ...atConfirm,
      [
        ['go', yes],
        [{ form: 'answered' }, { view: 'request' }],
      ],
    ]);
    await talk(
      [
        [
          { begin: true },
          [{ view: 'refused', code: 'alreadyOpen', see: { view: 'request', filter: 'draft-1' } }],
        ],
      ],
      { about: 'fabrikam', draftId: 'draft-2' },
    );
  });

  it('names everything that is wrong at once and keeps what was entered', async () => {
    const typed = {
      representation: 'false',
      notice: 'willBe',
      noticeDay: '',
      notBefore: '2026-11-01',
      reason: ' x ',
    };
    await talk([
      ...atConfirm,
      [
        ['go', typed],
        [
          {
            form: 'confirmRemoval',
            values: typed,
            problems: {
              representation: { code: 'notTicked' },
              noticeDay: { code: 'dayMissing' },
              notBefore: { code: 'dayPassed' },
              reason: { code: 'tooShort' },
            },
          },
        ],
      ],
      [
        ['go', {}],
        [
          {
            problems: {
              representation: { code: 'notTicked' },
              notice: { code: 'pickOne' },
              reason: { code: 'required' },
            },
          },
        ],
      ],
    ]);
  });

  const problems: [string, Record<string, string>, Record<string, { code: string }>][] = [
    [
      'a notice given tomorrow',
      { notice: 'given', noticeDay: '2026-11-24' },
      { noticeDay: { code: 'dayAhead' } },
    ],
    [
      'a notice that will be given yesterday',
      { notice: 'willBe', noticeDay: '2026-11-22' },
      { noticeDay: { code: 'dayPassed' } },
    ],
    [
      'a notice given on a day that does not exist',
      { notice: 'given', noticeDay: '2026-02-30' },
      { noticeDay: { code: 'notADay' } },
    ],
    ['a day that is none', { notBefore: '<b>soon</b>' }, { notBefore: { code: 'notADay' } }],
    ['a duty that nobody knows', { notice: 'maybe' }, { notice: { code: 'pickOne' } }],
    [
      'a tick of another kind',
      { representation: 'yes' },
      { representation: { code: 'notTicked' } },
    ],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }, { reason: { code: 'tooLong' } }],
    ['a reason of blanks', { reason: ' \n ' }, { reason: { code: 'required' } }],
  ];
  for (const [name, change, expected] of problems) {
    it(`does not take ${name}`, async () => {
      await talk([
        ...atConfirm,
        [['go', { ...yes, ...change }], [{ form: 'confirmRemoval', problems: expected }]],
      ]);
    });
  }

  const fine: [string, Record<string, string>, unknown][] = [
    [
      'a notice given today',
      { notice: 'given', noticeDay: '2026-11-23' },
      { duty: 'given', day: '2026-11-23' },
    ],
    [
      'a notice that will be given today',
      { notice: 'willBe', noticeDay: '2026-11-23' },
      { duty: 'willBe', day: '2026-11-23' },
    ],
    [
      'no notice, whatever day stands there',
      { notice: 'notRequired', noticeDay: 'x' },
      { duty: 'notRequired' },
    ],
  ];
  for (const [name, change, notice] of fine) {
    it(`takes ${name}`, async () => {
      const after = await talk([
        ...atConfirm,
        [
          ['go', { ...yes, ...change, notBefore: '2026-11-23' }],
          [
            { form: 'answered' },
            { view: 'request', request: { input: { notBefore: '2026-11-23' } } },
          ],
        ],
      ]);
      assert.deepEqual((after.asking().answers.confirm as { notice: unknown }).notice, notice);
    });
  }

  it('knows which day it is where the person is', async () => {
    const late = {
      now: '2026-11-23T22:00:00.000Z',
      zone: 'Asia/Shanghai',
      language: 'zh-CN' as const,
    };
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        chosen,
        [['go'], [{ form: 'answered' }, { form: 'confirmRemoval', today: '2026-11-24' }]],
        [
          ['go', { ...yes, notice: 'given', noticeDay: '2026-11-24' }],
          [
            {
              facts: [
                { field: 'reason', text: yes.reason },
                { field: 'notice', text: '已于 2026年11月24日 通知' },
                { field: 'representation', text: '是' },
              ],
            },
            { view: 'request' },
          ],
        ],
      ],
      late,
    );
  });

  it('decides by clicks alone: typed words lead back to the buttons', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'impact' }]],
        ['yes', [{ form: 'impact', problems: { go: { code: 'useButtons' } } }]],
        [['go'], [{ form: 'answered' }, { form: 'confirmRemoval' }]],
        ['yes', [{ form: 'confirmRemoval', problems: { representation: { code: 'useButtons' } } }]],
        ['是', [{ form: 'confirmRemoval', problems: { representation: { code: 'useButtons' } } }]],
      ],
      { about: 'fabrikam' },
    );
    assert.ok(isRefusal(await test.desk.find.request(alex, 'draft-1')));
  });

  it('is not for those who may not ask, at any question', async () => {
    for (const about of ['', 'fabrikam']) {
      await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], {
        actor: isaiah,
        about,
      });
    }
  });

  it('is put aside under the reseller’s name, and not at all before there is one', async () => {
    const none = await begin(removePartnership, setting);
    assert.deepEqual(await none.say(['park']), [{ parked: undefined }]);
    const after = await talk(
      [
        [{ begin: true }, [{ form: 'impact' }]],
        [['park'], [{ parked: 'draft-1' }]],
      ],
      { about: 'fabrikam' },
    );
    assert.ok(after);
    const view = await test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    assert.deepEqual(
      [view.request.state, view.request.about.id, view.request.about.label],
      ['draft', 'fabrikam', 'Fabrikam'],
    );
  });

  it('asks the confirmation again when the desk does not take it, with the problem at its field', async () => {
    const picky = {
      ...test.desk,
      act: {
        ...test.desk.act,
        submit: () =>
          Promise.resolve({
            refused: 'invalid' as const,
            detail: { field: 'notice.day', code: 'dayMissing' },
          }),
      },
    };
    await talk(
      [
        ...atConfirm,
        [
          ['go', yes],
          [
            { form: 'answered' },
            {
              form: 'confirmRemoval',
              values: yes,
              problems: { noticeDay: { code: 'dayMissing' } },
            },
          ],
        ],
      ],
      { desk: picky },
    );
  });

  it('says why when somebody was faster', async () => {
    const after = await talk(atConfirm);
    const made = await test.desk.act.submit(megan, 'removePartnership', {
      partnershipId: 'fabrikam',
      reason: yes.reason,
      representation: true,
      notice: { duty: 'notRequired' },
    });
    assert.ok(!isRefusal(made));
    const shown = await after.say(['go', yes]);
    assert.partialDeepStrictEqual(shown[1], {
      view: 'refused',
      code: 'alreadyOpen',
      see: { view: 'request', filter: made.id },
    });
  });

  it('says why when the partnership stopped being active meanwhile', async () => {
    const after = await talk(atConfirm);
    await put({ id: 'fabrikam', state: 'closing' });
    const shown = await after.say(['go', yes]);
    assert.partialDeepStrictEqual(shown[1], {
      view: 'refused',
      code: 'blocked',
      findings: [{ code: 'partnershipClosing', weight: 'stops' }],
    });
  });

  it('asked twice for the same, it is one request', async () => {
    const once = await talk(atConfirm);
    const again = await talk(atConfirm);
    await once.say(['go', yes]);
    const shown = await again.say(['go', yes]);
    assert.partialDeepStrictEqual(shown[1], {
      view: 'request',
      request: { id: 'draft-1', version: 1 },
    });
  });
});
