import assert from 'node:assert/strict';
import { handOver } from '../../src/dialogs/handOver.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { openOrderWorld, order, type OrderWorld } from '../support/orderWorld.ts';
import { alex, patti } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';

describe('Handing a draft over, in chat', () => {
  let world: OrderWorld;

  beforeEach(() => {
    world = openOrderWorld(partnership());
    world.requests = [order()];
  });

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(handOver, { desk: world.desk, actor: alex, about: 'o1', ...change }, rows);

  const start: Row = [
    { begin: true },
    [
      {
        form: 'handOver',
        request: { id: 'o1' },
        people: [{ name: 'Patti' }, { name: 'Megan' }],
        problems: {},
      },
    ],
  ];
  const done: Row[1] = [
    { form: 'answered', facts: [{ field: 'person', text: 'Patti' }] },
    {
      view: 'line',
      line: {
        key: 'handedOverTo',
        values: { person: 'Patti', kind: 'addCustomer', about: 'Northwind Traders' },
      },
    },
  ];

  it('goes to a colleague, chosen or typed', async () => {
    await talk([start, [['go', { person: 'patti' }], done]]);
    await talk([start, ['PATTI', done]]);
    assert.deepEqual(world.handed[0], [alex, 'o1', 'patti']);
  });

  it('goes to nobody who is not offered, and not to oneself', async () => {
    const again: Row[1] = [{ form: 'handOver', problems: { person: { code: 'pickOne' } } }];
    await talk([
      start,
      [['go', {}], again],
      [['go', { person: 'alex' }], again],
      ['nobody', again],
    ]);
    assert.deepEqual(world.handed, []);
  });

  it('asks again when the colleague may not ask any more, and says other reasons', async () => {
    world.refusal = { refused: 'invalid', detail: { field: 'person' } };
    await talk([
      start,
      [
        ['go', { person: 'patti' }],
        [{ form: 'answered' }, { form: 'handOver', problems: { person: { code: 'pickOne' } } }],
      ],
    ]);
    world.refusal = { refused: 'wrongState', detail: { state: 'pending' } };
    await talk([
      start,
      [
        ['go', { person: 'patti' }],
        [{ form: 'answered' }, { view: 'refused', code: 'wrongState' }],
      ],
    ]);
  });

  it('is for one’s own drafts', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: patti });
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notFound' }]]], { about: 'nothing' });
    world.requests = [order({ state: 'pending' })];
    await talk([[{ begin: true }, [{ view: 'refused', code: 'wrongState' }]]]);
  });
});
