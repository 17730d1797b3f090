import assert from 'node:assert/strict';
import { matchDoc } from '../../src/domain/match.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { no, yes } from '../support/answers.ts';
import { alex, invitation, megan, patti, removal, removalInput } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const mail = {
  subject: 'Partnership',
  text: 'Hello https://invite.example/1',
  language: 'en-US' as const,
};

describe('What keeps a second request from being open for the same thing', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
    await test.doors.store.desk.commit([
      {
        op: 'put',
        doc: partnershipDoc(partnership({ id: 'wingtip', name: 'Wingtip', partnerId: '555' })),
      },
    ]);
  });
  afterEach(() => test.close());

  const act = () => test.desk.act;
  const guards = async (): Promise<string[]> =>
    (await test.doors.store.desk.list({ type: 'guard', limit: 50 })).map(({ doc }) => doc.id);
  const ask = (actor = alex, input: object = removalInput, draftId?: string) =>
    act().submit(actor, 'removePartnership', input, draftId ? { draftId } : {});
  const keep = (request: Request) =>
    test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(request) }]);

  it('follows an invitation that failed and is changed to another address', async () => {
    const invite = (email: string, draftId?: string) =>
      act().submit(alex, 'requestPartnership', { email, ...mail }, draftId ? { draftId } : {});
    const first = yes(await invite('ann@a.example'));
    await test.settle();
    await keep({ ...first, state: 'failed' });
    yes(await invite('bob@b.example', first.id));
    assert.deepEqual(await guards(), ['open:requestPartnership:bob@b.example']);
  });

  it('is given back while the asker has to change what was sent back', async () => {
    const request = yes(await ask());
    yes(await act().move(megan, request.id, 'sendBack', { args: { comment: 'Since when?' } }));
    assert.deepEqual(await guards(), []);
    const other = yes(await ask(patti));
    assert.equal(no(await ask(alex, removalInput, request.id)), 'alreadyOpen');
    yes(await act().move(patti, other.id, 'withdraw', { args: {} }));
    assert.equal(yes(await ask(alex, removalInput, request.id)).state, 'pending');
  });

  it('follows a removal that is resubmitted for another reseller', async () => {
    const request = yes(await ask());
    yes(await act().move(megan, request.id, 'sendBack', { args: { comment: 'Wrong one?' } }));
    yes(await ask(alex, { ...removalInput, partnershipId: 'wingtip' }, request.id));
    assert.deepEqual(await guards(), ['open:removePartnership:wingtip']);
  });

  it('is free after a rejection, a withdrawal, an expiry and a discarded draft', async () => {
    const ends = [
      (id: string) => act().move(megan, id, 'reject', { args: { reason: 'Not now' } }),
      (id: string) => act().move(alex, id, 'withdraw', { args: {} }),
      async (id: string) => {
        yes(await act().move(megan, id, 'sendBack', { args: { comment: 'Not so' } }));
        return act().move(alex, id, 'discard', { args: {} });
      },
      async () => {
        test.pass({ days: 15 });
        await test.settle();
      },
    ];
    for (const end of ends) {
      await end(yes(await ask()).id);
      assert.deepEqual(await guards(), []);
    }
  });

  it('stays with the invitation that is open when an older one to the same address is accepted', async () => {
    const old = yes(
      await act().submit(alex, 'requestPartnership', { email: 'ann@a.example', ...mail }),
    );
    await test.settle();
    yes(await act().move(alex, old.id, 'withdraw', { args: {} }));
    yes(await act().submit(patti, 'requestPartnership', { email: 'ann@a.example', ...mail }));
    await test.doors.store.desk.commit([
      {
        op: 'put',
        doc: matchDoc({
          id: 'fabrikam',
          partnershipId: 'fabrikam',
          candidates: [old.id],
          asked: 'person',
          at: test.doors.clock.now(),
        }),
      },
    ]);
    yes(await act().settleMatch(alex, 'fabrikam', 'mine'));
    assert.equal(yes(await test.desk.find.request(alex, old.id)).request.state, 'done');
    assert.deepEqual(await guards(), ['open:requestPartnership:ann@a.example']);
  });

  it('is not gone round by submitting a draft with a bare move, unchecked and empty', async () => {
    const draft = yes(
      await act().saveDraft(alex, 'removePartnership', { reseller: 'fabrikam' }, { label: 'F' }),
    );
    assert.equal(no(await act().move(alex, draft.id, 'submit', { args: {} })), 'notAllowed');
    await keep(removal({ id: 'broken', state: 'failed' }));
    assert.equal(no(await act().move(alex, 'broken', 'revise', { args: {} })), 'notAllowed');
  });

  it('takes no draft of another kind for its own', async () => {
    const draft = yes(await act().saveDraft(alex, 'requestPartnership', {}, { label: 'x' }));
    assert.equal(no(await ask(alex, removalInput, draft.id)), 'wrongState');
  });

  it('gives nobody the request of somebody else for a made-up draft id', async () => {
    const request = yes(await ask());
    assert.equal(no(await ask(patti, removalInput, request.id)), 'notAllowed');
  });

  it('is given back for an invitation that failed and that nobody wants to go on with', async () => {
    const request = yes(
      await act().submit(alex, 'requestPartnership', { email: 'ann@a.example', ...mail }),
    );
    await keep({ ...request, state: 'failed' });
    yes(await act().move(alex, request.id, 'withdraw', { args: {} }));
    assert.deepEqual(await guards(), []);
  });

  it('is not left with a reseller that is closing, by changing a removal whose first step is done', async () => {
    await keep(removal({ id: 'half', state: 'failed', step: 1 }));
    const input = { ...removalInput, partnershipId: 'wingtip' };
    assert.equal(no(await ask(alex, input, 'half')), 'wrongState');
    const view = yes(await test.desk.find.request(alex, 'half'));
    assert.deepEqual(view.may, ['retry', 'abandon']);
  });
});

describe('One acceptance', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  it('closes every invitation that it may belong to, however many there are', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `i${index}`);
    const { desk } = test.doors.store;
    for (const id of ids) {
      const email = `${id}@fabrikam.example`;
      const request = invitation({ id, batch: `batch-${id}` });
      const about = { ...request.about, id: email };
      const input = { ...(request.input as object), email };
      await desk.commit([{ op: 'put', doc: requestDoc({ ...request, about, input }) }]);
      const guard = { type: 'guard', schema: 1, sort: '', tags: [], keys: [] };
      await desk.commit([
        {
          op: 'create',
          doc: { ...guard, id: `open:requestPartnership:${email}`, body: { requestId: id } },
        },
      ]);
    }
    await desk.commit([
      {
        op: 'put',
        doc: matchDoc({
          id: 'fabrikam',
          partnershipId: 'fabrikam',
          candidates: ids,
          asked: 'person',
          at: test.doors.clock.now(),
        }),
      },
    ]);
    yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'mine'));
    const view = yes(await test.desk.find.match(alex, 'fabrikam'));
    assert.deepEqual([...new Set(view.candidates.map((one) => one.state))], ['done']);
    assert.equal(await desk.count({ type: 'guard' }), 0);
  });
});
