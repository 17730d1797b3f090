import assert from 'node:assert/strict';
import { matchDoc, type Match } from '../../src/domain/match.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { no, yes } from '../support/answers.ts';
import {
  adele,
  alex,
  invitation,
  isaiah,
  megan,
  patti,
  removal,
  removalInput,
} from '../support/requests.ts';
import { heardIn, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const mail = {
  email: 'ann@a.example',
  subject: 'Partnership',
  text: 'Hello https://invite.example/1',
  language: 'en-US' as const,
};

describe('Who may see and do what', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const keep = (...requests: Request[]) =>
    test.doors.store.desk.commit(
      requests.map((request) => ({ op: 'put', doc: requestDoc(request) })),
    );
  const ask = (match: Partial<Match> = {}) =>
    test.doors.store.desk.commit([
      {
        op: 'put',
        doc: matchDoc({
          id: 'fabrikam',
          partnershipId: 'fabrikam',
          candidates: ['i1'],
          asked: 'person',
          at: test.doors.clock.now(),
          ...match,
        }),
      },
    ]);
  const drafts = (count: number): Request[] =>
    Array.from({ length: count }, (_, index) =>
      removal({
        id: `draft${index}`,
        state: 'draft',
        input: null,
        createdAt: `2026-11-24T09:00:${String(index).padStart(2, '0')}.000Z`,
        submittedAt: undefined,
      }),
    );

  it('a draft that was never submitted is its asker’s alone, on every way to it', async () => {
    const draft = yes(
      await test.desk.act.saveDraft(
        alex,
        'removePartnership',
        { reseller: 'fabrikam' },
        { label: 'Fabrikam', partnershipId: 'fabrikam' },
      ),
    );
    for (const reader of [patti, megan, adele, isaiah]) {
      assert.equal(no(await test.desk.find.request(reader, draft.id)), 'notFound');
      assert.equal(no(await test.desk.find.request(reader, draft.id, 'channel')), 'notFound');
      assert.equal(no(await test.desk.find.notices(reader, draft.id)), 'notFound');
    }
    yes(await test.desk.find.notices(alex, draft.id));
    assert.equal(yes(await test.desk.find.reseller(megan, 'fabrikam')).openRequests.length, 0);
    assert.equal(
      no(await test.desk.act.move(patti, draft.id, 'discard', { args: {} })),
      'notAllowed',
    );
  });

  it('drafts hide no request that is open', async () => {
    await keep(removal(), ...drafts(55));
    const { openRequests } = yes(await test.desk.find.reseller(megan, 'fabrikam'));
    assert.deepEqual(
      openRequests.map((request) => request.id),
      ['r1'],
    );
    const stays = await test.desk.find.impact('fabrikam');
    assert.deepEqual(
      stays?.openRequests.map((request) => request.id),
      ['r1'],
    );
  });

  it('nobody is offered a second removal while one is open', async () => {
    const offered = async () =>
      yes(await test.desk.find.reseller(alex, 'fabrikam')).actions.map((action) => action.open);
    assert.deepEqual(await offered(), ['addCustomer', 'requestCustomer', 'removePartnership']);
    await keep(removal());
    assert.deepEqual(await offered(), ['addCustomer', 'requestCustomer']);
  });

  it('no invitation goes out to a reseller that is on hold, and it says why and who can lift it', async () => {
    const hold = {
      reason: 'Unpaid invoices',
      by: { id: 'megan', name: 'Megan' },
      at: test.doors.clock.now(),
    };
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ state: 'removed', hold })) },
    ]);
    const input = { ...mail, partnerId: '4847383' };
    const answer = await test.desk.act.submit(alex, 'requestPartnership', input);
    assert.equal(no(answer), 'blocked');
    assert.deepEqual('detail' in answer && answer.detail, {
      check: 'onHold',
      reason: 'Unpaid invoices',
      by: 'Megan',
    });
  });

  it('a reseller that is on hold can still be removed', async () => {
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Unpaid invoices'));
    const request = yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
    const args = { representation: 'true' };
    yes(await test.desk.act.move(megan, request.id, 'approve', { args }));
    await test.settle();
    const kept = await test.desk.find.partnership('fabrikam');
    assert.equal(kept?.state, 'closing');
    assert.equal(kept?.hold?.reason, 'Unpaid invoices');
  });

  it('account managers are people who may ask', async () => {
    assert.equal(no(await test.desk.act.assign(megan, 'fabrikam', 'isaiah')), 'invalid');
  });

  it('an import asks once who a person is, and takes no more lines than a turn can bear', async () => {
    const { directory } = test.doors;
    let asked = 0;
    test.doors.directory = {
      ...directory,
      person: (...about) => {
        asked += 1;
        return directory.person(...about);
      },
    };
    const rows = Array.from({ length: 600 }, () => '999,alex');
    const csv = ['4847383,alex', '4847383,nobody', '4847383,nobody', ...rows].join('\n');
    const { set, wrong } = yes(await test.desk.act.importManagers(megan, csv));
    assert.equal(set, 1);
    assert.equal(asked, 2);
    assert.equal(wrong.length, 602);
    assert.deepEqual(wrong.at(-1), { line: 603, code: 'tooMany' });
  });

  it('a question that was put to one person is answered by that person, or by an admin', async () => {
    await keep(invitation());
    await ask();
    assert.equal(no(await test.desk.act.settleMatch(patti, 'fabrikam', 'mine')), 'notAllowed');
    assert.equal(no(await test.desk.act.settleMatch(isaiah, 'fabrikam', 'mine')), 'notAllowed');
    const view = yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'mine'));
    assert.equal(view.settled?.by.id, 'alex');
    assert.equal((await test.desk.find.partnership('fabrikam'))?.manager?.id, 'alex');
  });

  it('admins hear of an acceptance that its likely inviter does not know', async () => {
    await keep(invitation());
    await ask();
    yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'notOurs'));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:megan'), ['uninvited']);
    assert.deepEqual(heardIn(test, 'a:adele'), ['uninvited']);
    assert.equal(yes(await test.desk.find.request(alex, 'i1')).request.state, 'waiting');
  });

  it('admins do not hear twice of an acceptance for which there was no invitation at all', async () => {
    await ask({ candidates: [], asked: 'channel' });
    yes(await test.desk.act.settleMatch(patti, 'fabrikam', 'notOurs'));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:megan'), []);
  });

  it('an approval cannot be undone when Partner Center has removed the partnership already', async () => {
    await keep(
      removal({
        state: 'waiting',
        step: 1,
        verdicts: [
          { move: 'approve', by: { id: 'megan', name: 'Megan' }, at: test.doors.clock.now() },
        ],
      }),
    );
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ state: 'removed' })) },
    ]);
    assert.equal(
      no(await test.desk.act.move(adele, 'r1', 'undoApproval', { args: {} })),
      'wrongState',
    );
  });

  it('a reseller is found by its exact name among many that begin with it', async () => {
    for (let index = 0; index < 30; index += 1) {
      const id = `c${index}`;
      const name = index === 29 ? 'Contoso' : `Contoso ${index}`;
      const partnerId = String(7_000_000 + index);
      await test.doors.store.desk.commit([
        { op: 'put', doc: partnershipDoc(partnership({ id, name, partnerId })) },
      ]);
    }
    assert.equal((await test.desk.find.oneReseller('contoso'))?.id, 'c29');
    assert.equal(await test.desk.find.oneReseller('conto'), undefined);
  });
});
