import assert from 'node:assert/strict';
import { markDead } from '../../src/domain/deliver/dead.ts';
import { matchDoc, type Match } from '../../src/domain/match.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { tellTask, taskDoc } from '../../src/domain/tasks.ts';
import { yes } from '../support/answers.ts';
import { alex, invitation, megan, patti } from '../support/requests.ts';
import { channel, heardIn, openTestDesk, type TestDesk } from '../support/testDesk.ts';

const silent = { email: 'ann@mail.example', subject: 'Hello', text: 'Hello', language: 'en-US' };

describe('An accepted invitation', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const keep = async (...requests: Request[]): Promise<void> => {
    for (const request of requests)
      await test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(request) }]);
  };

  /** Fabrikam has appeared, and whose invitation it was is asked. */
  const asks = async (change: Partial<Match> = {}): Promise<void> => {
    const at = test.doors.clock.now();
    const base = { id: 'fabrikam', partnershipId: 'fabrikam', at };
    const match: Match = { ...base, candidates: [], asked: 'channel', ...change };
    const show = 'match:fabrikam';
    const audience =
      match.asked === 'person'
        ? ({ to: 'person', id: 'alex' } as const)
        : ({ to: 'channels', topic: 'partnerships' } as const);
    await test.doors.store.desk.commit([
      { op: 'put', doc: matchDoc(match) },
      { op: 'put', doc: taskDoc(tellTask(show, at, audience, { show })) },
    ]);
    await test.settle();
  };

  const stateOf = async (id: string): Promise<string> =>
    yes(await test.desk.find.request(alex, id)).request.state;

  it('is asked about in the channel alone when there is one', async () => {
    yes(await test.desk.act.notify(megan, channel('news'), ['partnerships']));
    await keep(invitation({ input: silent }));
    await asks();
    assert.deepEqual(heardIn(test, '19:news@thread.tacv2'), ['match']);
    assert.deepEqual(heardIn(test, 'a:alex'), []);
  });

  it('is asked of admins and of everybody who waits for one when there is no channel', async () => {
    await keep(invitation({ input: silent }));
    await asks();
    assert.deepEqual(
      ['a:alex', 'a:megan', 'a:adele', 'a:patti', 'a:isaiah'].map((place) => heardIn(test, place)),
      [['match'], ['match'], ['match'], [], []],
    );
  });

  it('is asked of admins when the likely inviter cannot be reached', async () => {
    await keep(invitation());
    await markDead(test.doors, 'person:alex');
    await asks({ asked: 'person', candidates: ['i1'] });
    assert.deepEqual(heardIn(test, 'a:alex'), []);
    assert.deepEqual(heardIn(test, 'a:megan'), ['match']);
  });

  it('is closed by Mine also when it says nothing of whom it was for, if it is the only such one', async () => {
    await keep(invitation({ input: silent }), invitation({ id: 'i2' }));
    await asks();
    yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'mine'));
    assert.deepEqual([await stateOf('i1'), await stateOf('i2')], ['done', 'waiting']);
    const { lines } = yes(await test.desk.find.history(patti, 'fabrikam', 0));
    const told = lines.map(({ deed, by }) => `${by.name} ${deed}`);
    assert.deepEqual(told.toSorted(), ['Alex invited', 'Alex matched']);
    await test.settle();
    assert.ok(heardIn(test, 'a:alex').includes('accepted'));
    assert.ok(!heardIn(test, 'a:alex').includes('acceptedWhich'));
  });

  it('is not guessed among several: the inviter is asked to stop following the right one', async () => {
    await keep(invitation({ input: silent }), invitation({ id: 'i2', input: silent }));
    await asks();
    yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'mine'));
    await test.settle();
    assert.deepEqual([await stateOf('i1'), await stateOf('i2')], ['waiting', 'waiting']);
    assert.deepEqual(heardIn(test, 'a:alex').slice(-2).toSorted(), ['accepted', 'acceptedWhich']);
  });

  it('is told to others who may have invited the same reseller', async () => {
    const asker = { id: patti.id, name: patti.name };
    await keep(invitation(), invitation({ id: 'i2', asker, authors: [patti.id] }));
    await asks({ candidates: ['i1', 'i2'] });
    yes(await test.desk.act.settleMatch(alex, 'fabrikam', 'mine'));
    await test.settle();
    assert.deepEqual([await stateOf('i1'), await stateOf('i2')], ['done', 'waiting']);
    assert.equal(heardIn(test, 'a:patti').at(-1), 'acceptedByOther');
  });
});
