import assert from 'node:assert/strict';
import type { TodayView } from '../../src/domain/subscriptionViews.ts';
import { megan } from '../support/requests.ts';
import { openTeams, threadId, type Shown, type Teams } from '../support/teams.ts';

const nothing = { requests: 0, windows: 0, renewals: 0, chase: 0 };

describe('The button that has the list of the day sent each morning', () => {
  let teams: Teams;
  beforeEach(async () => {
    teams = await openTeams({
      act: {
        wantToday: async (_actor, wanted): Promise<TodayView> => ({
          view: 'today',
          at: '2026-11-23T09:00:00.000Z',
          requests: [],
          whose: 'none',
          windows: [],
          renewals: [],
          chase: [],
          more: nothing,
          atLeast: [],
          wanted,
        }),
      },
    });
  });
  afterEach(() => teams.close());

  const here = { id: 'here', version: 0 };
  const wishes = () =>
    teams.asked.filter(({ name }) => name === 'wantToday').map(({ given }) => given[1]);

  it('is answered with the list, which then has the other button', async () => {
    for (const [verb, wanted] of [
      ['do:today', true],
      ['do:todayStop', false],
    ] as const) {
      const { body } = await teams.clicks(verb, here);
      const { shown } = body.value as Shown;
      assert.ok('view' in shown && shown.view === 'today');
      assert.equal(shown.wanted, wanted);
    }
    assert.deepEqual(wishes(), [true, false]);
  });

  it('does nothing where others read: the list is a person’s own', async () => {
    const { body } = await teams.clicks('do:today', here, { who: megan, in: threadId });
    assert.deepEqual([body.value, wishes()], ['refused', []]);
  });
});
