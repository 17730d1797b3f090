import assert from 'node:assert/strict';
import { setSupportContact } from '../../src/dialogs/setSupportContact.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah } from '../support/requests.ts';
import {
  contosoId,
  fabrikamId,
  openSubscriptionDesk,
  type SubscriptionDesk,
} from '../support/subscriptionDesk.ts';

describe('Setting a support contact, in chat', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
    await test.has(
      { id: 's1', name: 'Office 365 E1', newCommerce: false, partnerId: contosoId },
      { id: 's2', name: 'E3', partnerId: fabrikamId },
    );
  });
  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(setSupportContact, { desk: test.desk, actor: alex, about: 'trey', ...change }, rows);

  const which: Row = [
    { begin: true },
    [{ form: 'supportWhich', customer: { id: 'trey' }, legacy: [{ id: 's1' }] }],
  ];
  const forAll = { form: 'supportContact', first: { id: 'fabrikam' }, rows: [{ id: 'contoso' }] };
  const forLegacy = {
    form: 'supportContact',
    subscription: { id: 's1' },
    first: { id: 'contoso' },
    rows: [{ id: 'fabrikam' }],
    providerName: 'Northwind',
  };
  const done = { view: 'request', request: { kind: 'setSupportContact' } };

  it('asks for which subscriptions, then who, the reseller of record first', async () => {
    await talk([
      which,
      [
        ['go', { which: 's1' }],
        [{ form: 'answered' }, forLegacy],
      ],
      [
        ['go', { contact: 'contoso' }],
        [{ facts: [{ field: 'support', text: `Contoso · ${contosoId}` }] }, done],
      ],
    ]);
    await test.settle();
    assert.equal(test.center.world.supportContacts.s1?.id, 'contoso');
  });

  it('keeps one for all of new commerce, and can be we ourselves', async () => {
    await talk([
      which,
      [
        ['go', { which: 'all' }],
        [{ form: 'answered' }, forAll],
      ],
      [
        ['go', { contact: 'provider' }],
        [{ facts: [{ field: 'support', text: 'Northwind · 4846001' }] }, done],
      ],
    ]);
    await test.settle();
    assert.deepEqual((await test.customer()).support, {
      id: 'provider',
      partnerId: '4846001',
      name: 'Northwind',
    });
  });

  it('knows for which when it begins on the card of one, or when there are none of the old kind', async () => {
    await talk([[{ begin: true }, [forLegacy]]], { about: 's1' });
    await talk([[{ begin: true }, [forAll]]], { about: 's2' });
    await test.has({ id: 's2', name: 'E3' });
    await talk([[{ begin: true }, [forAll]]]);
  });

  it('takes the name of a subscription, typed, and nothing else', async () => {
    await talk([
      which,
      ['nothing', [{ form: 'supportWhich', problems: { which: { code: 'pickOne' } } }]],
      ['office', [{ form: 'answered' }, forLegacy]],
    ]);
  });

  it('searches, and refuses nobody, somebody who is none, and who it is already', async () => {
    test.center.world.supportContacts.s1 = { id: 'contoso', partnerId: contosoId, name: 'Contoso' };
    await test.desk.find.subscriptionById('s1');
    await talk(
      [
        [{ begin: true }, [forLegacy]],
        [['go', {}], [{ problems: { contact: { code: 'pickOne' } } }]],
        [['go', { contact: 'nobody' }], [{ problems: { contact: { code: 'pickOne' } } }]],
        ['fabri', [{ problems: {}, text: 'fabri', values: { contact: 'fabrikam' } }]],
        [
          ['search', { text: 'xyz' }],
          [{ problems: { text: { code: 'noneFound', values: { text: 'xyz' } } } }],
        ],
        [
          ['go', { contact: 'contoso' }],
          [{ form: 'answered' }, done],
        ],
      ],
      { about: 's1' },
    );
    await test.settle();
    await talk(
      [
        [{ begin: true }, [{ ...forLegacy, present: { id: 'contoso' } }]],
        [
          ['go', { contact: 'contoso' }],
          [{ problems: { contact: { code: 'sameContact', values: { contact: 'Contoso' } } } }],
        ],
      ],
      { about: 's1' },
    );
  });

  it('says so when Partner Center does not say who we are', async () => {
    test.center.next('partnerProfile', { is: 'broken' });
    await talk(
      [
        [{ begin: true }, [forLegacy]],
        [['go', { contact: 'provider' }], [{ problems: { contact: { code: 'ownIdUnknown' } } }]],
        [
          ['go', { contact: 'provider' }],
          [{ form: 'answered' }, done],
        ],
      ],
      { about: 's1' },
    );
  });

  it('is for people who may ask', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
  });

  it('is kept as a draft of the customer', async () => {
    const talked = await talk([
      which,
      [
        ['go', { which: 's1' }],
        [{}, forLegacy],
      ],
    ]);
    const [parked] = await talked.say(['park']);
    assert.ok(parked && 'parked' in parked && parked.parked);
    assert.partialDeepStrictEqual(await test.read(parked.parked), {
      about: { type: 'customer', id: 'treyresearch.onmicrosoft.com', label: 'Trey Research' },
      answers: { customer: 'trey', subscription: 's1' },
    });
  });
});
