import assert from 'node:assert/strict';
import { assign } from '../../src/dialogs/assign.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { adele, alex, megan } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

describe('Assigning an account manager, in chat', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(assign, { desk: test.desk, actor: megan, about: 'fabrikam', ...change }, rows);

  const start: Row = [
    { begin: true },
    [
      {
        form: 'assign',
        partnership: { name: 'Fabrikam' },
        people: [{ name: 'Alex' }, { name: 'Patti' }, { name: 'Megan' }, { name: 'Adele' }],
        problems: {},
      },
    ],
  ];
  const done: Row[1] = [
    { form: 'answered', facts: [{ field: 'manager', text: 'Alex' }] },
    { view: 'reseller', partnership: { manager: { id: 'alex', name: 'Alex' } } },
  ];

  it('offers everybody who may ask, and shows the reseller afterwards', async () => {
    await talk([start, [['go', { manager: 'alex' }], done]]);
  });

  it('asks first which reseller, when it was opened without one', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller', purpose: 'assign' }]],
        ['fabrikam', [{ form: 'answered' }, { form: 'assign' }]],
        ['ALEX', done],
      ],
      { about: '' },
    );
  });

  it('takes a typed name when it means one person', async () => {
    const again: Row[1] = [{ form: 'assign', problems: { manager: { code: 'pickOne' } } }];
    await talk([start, ['a', again], ['nobody', again], [' ', again], ['ale', done]]);
  });

  it('takes nobody who is not offered', async () => {
    const again: Row[1] = [{ form: 'assign', problems: { manager: { code: 'pickOne' } } }];
    await talk([
      start,
      [['go', {}], again],
      [['go', { manager: 'isaiah' }], again],
      [['go', { manager: '<x>' }], again],
    ]);
  });

  it('asks again when the person has lost the role meanwhile', async () => {
    const after = await talk([start]);
    test.doors.directory.person = () => Promise.resolve(undefined);
    const shown = await after.say(['go', { manager: 'alex' }]);
    assert.partialDeepStrictEqual(shown[1], {
      form: 'assign',
      problems: { manager: { code: 'pickOne' } },
    });
  });

  it('is for admins, and for partnerships that are there', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: alex });
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], {
      actor: alex,
      about: '',
    });
    await talk([[{ begin: true }, [{ form: 'pickReseller' }]]], { actor: adele, about: 'no such' });
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ state: 'removed' })) },
    ]);
    await talk([
      [
        { begin: true },
        [{ view: 'refused', code: 'blocked', findings: [{ code: 'partnershipNotActive' }] }],
      ],
    ]);
  });
});
