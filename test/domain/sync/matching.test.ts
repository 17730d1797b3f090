import assert from 'node:assert/strict';
import { Match, matchDoc } from '../../../src/domain/match.ts';
import { requestDoc, type Request } from '../../../src/domain/request.ts';
import {
  acceptableInvitations,
  companyKey,
  likelyInvitations,
} from '../../../src/domain/sync/matching.ts';
import { pollPartnerships } from '../../../src/domain/sync/partnerships.ts';
import { later } from '../../../src/domain/time.ts';
import { listedReseller } from '../../support/fakePartnerCenter.ts';
import { alex, invitation, monday, patti } from '../../support/requests.ts';
import { stage } from './stage.ts';

const reseller = { name: 'Fabrikam GmbH', partnerId: '4847383', country: 'DE' };

const sent = (id: string, input: object, change: Partial<Request> = {}): Request =>
  invitation({ id, input: { email: `${id}@mail.example`, ...input }, ...change });

describe('Invitations that a reseller probably accepted', () => {
  const table: { title: string; invitations: Record<string, object>; likely: string[] }[] = [
    {
      title: 'the one with its Partner ID',
      invitations: { a: { partnerId: '4847383' }, b: { partnerId: '1' } },
      likely: ['a'],
    },
    {
      title: 'Partner ID before name',
      invitations: {
        a: { partnerId: '4847383', company: 'Other' },
        b: { company: 'Fabrikam', country: 'DE' },
      },
      likely: ['a'],
    },
    {
      title: 'by name and country, however the name is written',
      invitations: {
        a: { company: 'FABRIKAM, gmbh.', country: 'DE' },
        b: { company: 'Fabrikam', country: 'de' },
      },
      likely: ['a', 'b'],
    },
    {
      title: 'not the same name in another country',
      invitations: { a: { company: 'Fabrikam GmbH', country: 'AT' } },
      likely: [],
    },
    {
      title: 'the same name when the invitation names no country',
      invitations: { a: { company: 'Fabrikam' } },
      likely: ['a'],
    },
    {
      title: 'the same name although another Partner ID was given: organisations have several',
      invitations: { a: { company: 'Fabrikam', country: 'DE', partnerId: '99' } },
      likely: ['a'],
    },
    {
      title: 'not a name that only begins alike',
      invitations: { a: { company: 'Fabrikam Residences', country: 'DE' } },
      likely: [],
    },
    {
      title: 'an address whose domain is called like it, when nothing else was given',
      invitations: {
        a: { email: 'jane@fabrikam.example' },
        b: { email: 'sales@eu.fabri-kam.co.example', country: 'DE' },
        c: { email: 'jane@fabrikam.example', country: 'AT' },
        d: { email: 'fabrikam@gmail.example' },
        e: { email: 'jane@kam.example' },
      },
      likely: ['a', 'b'],
    },
    {
      title: 'its name before an address',
      invitations: { a: { email: 'jane@fabrikam.example' }, b: { company: 'Fabrikam' } },
      likely: ['b'],
    },
    {
      title: 'nothing when an invitation has neither',
      invitations: { a: {}, b: { country: 'DE' } },
      likely: [],
    },
  ];
  for (const { title, invitations, likely } of table) {
    it(title, () => {
      const all = Object.entries(invitations).map(([id, input]) => sent(id, input));
      const found = likelyInvitations(reseller, all).map(({ id }) => id);
      assert.deepEqual(found.toSorted(), likely);
    });
  }

  it('come newest first', () => {
    const old = sent('old', { company: 'Fabrikam' }, { createdAt: later(monday, { days: -9 }) });
    const all = [old, sent('new', { company: 'Fabrikam' })];
    assert.deepEqual(
      likelyInvitations(reseller, all).map(({ id }) => id),
      ['new', 'old'],
    );
  });

  it('are found by name when the country of the reseller is not known', () => {
    const all = [sent('a', { company: 'Fabrikam', country: 'FR' })];
    assert.equal(likelyInvitations({ ...reseller, country: 'ZZ' }, all).length, 1);
  });
});

describe('Company names', () => {
  const same: [string, string][] = [
    ['Contoso GmbH & Co. KG', 'contoso'],
    ['Société Générale S.A.', 'Societe Generale SA'],
    ['Ｃｏｎｔｏｓｏ　Ｌｔｄ', 'Contoso Ltd.'],
    ['上海云帆科技有限公司', '上海云帆科技'],
    ['上海云帆科技股份有限公司', '上海云帆科技有限责任公司'],
    ['株式会社コントソ', '株式会社コントソ'],
  ];
  for (const [a, b] of same) {
    it(`${a} is ${b}`, () => assert.equal(companyKey(a), companyKey(b)));
  }

  it('differ by more than their form', () => {
    assert.notEqual(companyKey('Contoso Ltd'), companyKey('Contoso Retail Ltd'));
    assert.notEqual(companyKey('Ltd'), '');
    assert.notEqual(companyKey('有限公司'), '');
  });
});

describe('A reseller that appears', () => {
  const appearing = async (...requests: Request[]) => {
    const on = stage();
    await pollPartnerships(on.doors);
    await on.doors.store.desk.commit(
      requests.map((request) => ({ op: 'create', doc: requestDoc(request) })),
    );
    const listed = listedReseller('r9', { ...reseller });
    on.doors.partnerCenter.world.resellers.push(listed);
    await pollPartnerships(on.doors);
    const [match] = on.doors.store.desk.all('match').map((doc) => Match.parse(doc.body));
    return { on, match: match! };
  };

  it('is shown to the inviter of the one likely invitation', async () => {
    const { on, match } = await appearing(sent('a', { partnerId: '4847383' }), sent('b', {}));
    assert.deepEqual(match, {
      id: 'r9',
      partnershipId: 'r9',
      candidates: ['a'],
      asked: 'person',
      at: on.now(),
    });
    assert.deepEqual(on.tasks(), ['match:r9 > alex']);
    assert.deepEqual(matchDoc(match).tags, ['open']);
  });

  it('is shown to the inviter of several likely ones', async () => {
    const { on, match } = await appearing(
      sent('a', { company: 'Fabrikam' }),
      sent('b', { company: 'Fabrikam' }, { createdAt: later(monday, { days: -1 }) }),
    );
    assert.deepEqual([match.asked, match.candidates], ['person', ['a', 'b']]);
    assert.deepEqual(on.tasks(), ['match:r9 > alex']);
  });

  it('is shown to the channel when several people may have invited it', async () => {
    const asker = { id: patti.id, name: patti.name };
    const { on, match } = await appearing(
      sent('a', { company: 'Fabrikam' }, { asker: { id: alex.id, name: alex.name } }),
      sent('b', { company: 'Fabrikam' }, { asker }),
    );
    assert.equal(match.asked, 'channel');
    assert.deepEqual(on.tasks(), ['match:r9 > #partnerships']);
  });

  it('is shown to the channel, and flagged to admins, when nobody invited it', async () => {
    const { on, match } = await appearing(sent('a', { company: 'Contoso' }));
    assert.deepEqual([match.asked, match.candidates], ['channel', []]);
    assert.deepEqual(on.tasks(), [
      'match:r9 > #partnerships',
      'uninvited Fabrikam GmbH > configure',
    ]);
  });
});

describe('Invitations that can still be accepted', () => {
  it('are the open ones, and those closed within 180 days', async () => {
    const on = stage();
    const days = (count: number) => ({ createdAt: later(monday, { days: -count }) });
    const requests = [
      sent('waiting', {}, { state: 'waiting', ...days(400) }),
      sent('running', {}, { state: 'running' }),
      sent('expired', {}, { state: 'expired', ...days(179) }),
      sent('long expired', {}, { state: 'expired', ...days(181) }),
      sent('withdrawn', {}, { state: 'withdrawn' }),
      sent('done', {}, { state: 'done' }),
      sent('draft', {}, { state: 'draft' }),
    ];
    await on.doors.store.desk.commit(
      requests.map((request) => ({ op: 'create', doc: requestDoc(request) })),
    );
    const found = await acceptableInvitations(on.doors.store.desk, monday);
    assert.deepEqual(found.map(({ id }) => id).toSorted(), [
      'expired',
      'running',
      'waiting',
      'withdrawn',
    ]);
  });
});
