import assert from 'node:assert/strict';
import { hold } from '../../src/dialogs/hold.ts';
import { release } from '../../src/dialogs/release.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, megan } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

describe('Putting a reseller on hold, in chat', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(hold, { desk: test.desk, actor: megan, about: 'fabrikam', ...change }, rows);

  const start: Row = [
    { begin: true },
    [{ form: 'hold', partnership: { name: 'Fabrikam' }, problems: {} }],
  ];
  const done: Row[1] = [
    { form: 'answered', facts: [{ field: 'reason', text: 'Unpaid bills' }] },
    { view: 'reseller', partnership: { hold: { reason: 'Unpaid bills', by: { name: 'Megan' } } } },
  ];

  it('takes a reason and shows the reseller afterwards', async () => {
    await talk([start, [['go', { reason: ' Unpaid bills ' }], done]]);
  });

  it('says what is wrong with a reason and keeps it', async () => {
    const long = 'x'.repeat(501);
    await talk([
      start,
      [['go', {}], [{ problems: { reason: { code: 'required' } } }]],
      [
        ['go', { reason: 'no' }],
        [{ problems: { reason: { code: 'tooShort' } }, values: { reason: 'no' } }],
      ],
      [
        ['go', { reason: long }],
        [{ problems: { reason: { code: 'tooLong' } }, values: { reason: long } }],
      ],
    ]);
  });

  it('takes a typed reason into the form; the button decides', async () => {
    await talk([
      start,
      [
        '未付款的账单',
        [
          {
            form: 'hold',
            values: { reason: '未付款的账单' },
            problems: { reason: { code: 'useButtons' } },
          },
        ],
      ],
      [['go', { reason: 'Unpaid bills' }], done],
    ]);
    await talk([[{ begin: true }, [{ view: 'refused', code: 'blocked' }]]]);
  });

  it('says who holds it already, and is for admins alone', async () => {
    await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills');
    await talk([
      [
        { begin: true },
        [
          {
            view: 'refused',
            code: 'blocked',
            findings: [{ code: 'onHold', values: { reason: 'Unpaid bills', by: 'Megan' } }],
            see: { view: 'reseller', filter: 'fabrikam' },
          },
        ],
      ],
    ]);
    await test.desk.act.release(megan, 'fabrikam', 'They paid');
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: alex });
  });

  it('is refused at the end, too, when the role is gone', async () => {
    const lost = await converse(
      hold,
      {
        desk: {
          ...test.desk,
          act: { ...test.desk.act, hold: (_actor, ...given) => test.desk.act.hold(alex, ...given) },
        },
        actor: megan,
        about: 'fabrikam',
      },
      [start],
    );
    assert.partialDeepStrictEqual(await lost.say(['go', { reason: 'Unpaid bills' }]), [
      { form: 'answered' },
      { view: 'refused', code: 'notAllowed' },
    ]);
  });
});

describe('Releasing a reseller, in chat', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
    await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills');
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(release, { desk: test.desk, actor: megan, about: 'fabrikam', ...change }, rows);

  const start: Row = [
    { begin: true },
    [{ form: 'release', partnership: { hold: { reason: 'Unpaid bills' } }, problems: {} }],
  ];

  it('shows why it is on hold, takes a reason and shows the reseller afterwards', async () => {
    await talk([
      start,
      [['go', {}], [{ form: 'release', problems: { reason: { code: 'required' } } }]],
      [
        ['go', { reason: 'All is paid' }],
        [{ form: 'answered' }, { view: 'reseller', partnership: { state: 'active' } }],
      ],
    ]);
    assert.equal((await test.desk.find.partnership('fabrikam'))?.hold, undefined);
  });

  it('says when there is nothing to release, and is for admins alone', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: alex });
    await test.desk.act.release(megan, 'fabrikam', 'All is paid');
    await talk([
      [{ begin: true }, [{ view: 'refused', code: 'blocked', findings: [{ code: 'notHeld' }] }]],
    ]);
  });
});
