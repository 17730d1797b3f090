import assert from 'node:assert/strict';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { roundTask, taskDoc } from '../../src/domain/tasks.ts';
import { later } from '../../src/domain/time.ts';
import { yes } from '../support/answers.ts';
import { alex, invitation, monday, removal, removalInput } from '../support/requests.ts';
import { heardIn, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

describe('Each working morning', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const keep = (request: Request) =>
    test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(request) }]);
  const morning = async (): Promise<void> => {
    const task = roundTask('morning', test.doors.clock.now());
    await test.doors.store.desk.commit([{ op: 'put', doc: taskDoc(task) }]);
    await test.settle();
  };
  const sent = (id: string, at: string): Request =>
    invitation({
      id,
      about: { type: 'invitation', id: `${id}@a.example`, label: id },
      createdAt: at,
      submittedAt: at,
      next: { move: 'expire', at: later(at, { days: 60 }) },
    });
  /** The lists of invitations that somebody got, as the ids on each. */
  const chased = (person: string): string[] =>
    test.heard
      .filter((one) => one.to === `a:${person}`)
      .flatMap(({ message }) =>
        'view' in message && message.view.view === 'requests'
          ? [message.view.rows.map(({ request }) => request.id).join(' ')]
          : [],
      );
  const toBeRemoved = async (input: object): Promise<void> => {
    await test.doors.store.desk.commit([
      {
        op: 'put',
        doc: partnershipDoc(partnership({ state: 'closing', closing: { requestId: 'r1' } })),
      },
    ]);
    await keep(
      removal({
        state: 'waiting',
        step: 1,
        input: { ...removalInput, ...input },
        waiting: { code: 'removal', since: monday, owner: { id: 'megan', name: 'Megan' } },
      }),
    );
  };

  it('the owner of a removal is reminded of it, once a day', async () => {
    await toBeRemoved({});
    await morning();
    await morning();
    assert.deepEqual(heardIn(test, 'a:megan'), ['removalStillListed']);
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:megan'), ['removalStillListed', 'removalStillListed']);
  });

  it('nobody is reminded of a removal before the day on which it may be finished', async () => {
    await toBeRemoved({ notBefore: '2026-11-25' });
    await morning();
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:megan'), []);
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:megan'), ['removalStillListed']);
  });

  it('an agent gets one list of all invitations that are seven days old, counted in days and not in hours', async () => {
    await keep(sent('i1', '2026-11-16T15:00:00.000Z'));
    await keep(sent('i2', '2026-11-10T15:00:00.000Z'));
    await keep(sent('i3', '2026-11-17T08:00:00.000Z'));
    await morning();
    assert.deepEqual(chased('alex'), ['i2 i1']);
    await morning();
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(chased('alex'), ['i2 i1', 'i3']);
  });

  it('an invitation that waited through both its days unnoticed is brought up once', async () => {
    await keep(sent('i1', '2026-10-26T15:00:00.000Z'));
    await morning();
    test.pass({ days: 1 });
    await test.settle();
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(chased('alex'), ['i1']);
  });

  it('none of many invitations is overlooked', async () => {
    for (let part = 0; part < 11; part += 1) {
      await test.doors.store.desk.commit(
        Array.from({ length: 100 }, (_, index) => {
          const old = sent(`old${part}x${index}`, '2026-10-30T09:00:00.000Z');
          return { op: 'put', doc: requestDoc({ ...old, learned: { reminded: '2' } }) };
        }),
      );
    }
    await keep(sent('young', '2026-11-16T09:00:00.000Z'));
    await morning();
    assert.deepEqual(chased('alex'), ['young']);
  });

  it('a reminder told is not told again when the morning is cut off after it', async () => {
    await keep(sent('i1', '2026-11-16T09:00:00.000Z'));
    const { desk } = test.doors.store;
    let cut = true;
    test.doors.log = { info: () => undefined, fault: () => undefined };
    test.doors.store = {
      ...test.doors.store,
      desk: {
        ...desk,
        commit: (ops) => {
          const notes = ops.some((op) => op.op === 'replace' && op.doc.type === 'request');
          if (!notes || !cut) return desk.commit(ops);
          cut = false;
          return Promise.reject(new Error('The line broke'));
        },
      },
    };
    await morning();
    test.pass({ seconds: 5 });
    await test.settle();
    assert.deepEqual(chased('alex'), ['i1']);
    const { request } = yes(await test.desk.find.request(alex, 'i1'));
    assert.equal(request.learned.reminded, '1');
  });

  it('an invitation says when its asker is reminded next, as long as there is a next time', async () => {
    await keep(sent('i1', '2026-11-16T09:00:00.000Z'));
    const next = async () => yes(await test.desk.find.request(alex, 'i1')).remindAt;
    assert.equal(await next(), '2026-11-23T09:00:00.000Z');
    await morning();
    assert.equal(await next(), '2026-12-07T09:00:00.000Z');
    test.pass({ days: 14 });
    await test.settle();
    assert.deepEqual(chased('alex'), ['i1', 'i1']);
    assert.equal(await next(), undefined);
  });

  const todays = (person: string): string[] =>
    heardIn(test, `a:${person}`).filter((what) => what === 'today');
  const wants = async (wanted: boolean) => yes(await test.desk.act.wantToday(alex, wanted));

  it('whoever wants it gets the list of the day, once a day, with the invitations on it and not beside it', async () => {
    await wants(true);
    await keep(sent('i1', '2026-11-16T09:00:00.000Z'));
    await morning();
    await morning();
    assert.deepEqual(heardIn(test, 'a:alex'), ['today']);
    const { request } = yes(await test.desk.find.request(alex, 'i1'));
    assert.equal(request.learned.reminded, '1', 'the reminder counts as given');
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(todays('alex'), ['today', 'today']);
  });

  it('nobody gets an empty list, one they no longer want, or one on a day off', async () => {
    await wants(true);
    await morning();
    assert.deepEqual(todays('alex'), []);
    await keep(removal());
    await wants(false);
    test.pass({ days: 1 });
    await test.settle();
    assert.deepEqual(todays('alex'), []);
    await wants(true);
    test.pass({ days: 4 });
    await test.settle();
    assert.deepEqual(todays('alex'), [], 'a Saturday');
    test.pass({ days: 2 });
    await test.settle();
    assert.deepEqual(todays('alex'), ['today']);
  });

  it('somebody who has lost the role gets no list', async () => {
    await wants(true);
    await keep(removal());
    const { person } = test.doors.directory;
    test.doors.directory.person = async (id, freshness) => {
      const known = await person(id, freshness);
      return known && { ...known, roles: [] };
    };
    await morning();
    assert.deepEqual(heardIn(test, 'a:alex'), []);
  });
});
