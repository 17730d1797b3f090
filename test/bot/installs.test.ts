import assert from 'node:assert/strict';
import type { HelpView } from '../../src/domain/views.ts';
import {
  channelId,
  inShort,
  openTeams,
  threadId,
  type Says,
  type Teams,
} from '../support/teams.ts';

describe('An installation', () => {
  let teams: Teams;

  beforeEach(async () => {
    teams = await openTeams();
  });
  afterEach(async () => {
    await teams.close();
    assert.deepEqual(teams.faults, []);
  });

  const install = (action = 'add', how: Says = {}): Promise<unknown> =>
    teams.send(teams.activity({ type: 'installationUpdate', action }, how));
  const joined = (how: Says = {}): Promise<unknown> =>
    teams.send(
      teams.activity(
        {
          type: 'conversationUpdate',
          membersAdded: [{ id: '29:alex' }, { id: '28:reseller-desk' }],
        },
        how,
      ),
    );

  it('trap 23: a person is welcomed once, however often the client tells of it', async () => {
    await install();
    await joined();
    await install('remove');
    await install('add');
    await install('add-upgrade');
    assert.deepEqual(teams.heard().map(inShort), ['help']);
    assert.equal((teams.heard()[0]!.shown as HelpView).welcome, true);
  });

  it('the welcome is remembered by the store, not by the process', async () => {
    await install();
    const next = await openTeams({ talk: () => teams.talk });
    await next.send({
      ...teams.activity({ type: 'installationUpdate', action: 'add' }),
      serviceUrl: next.connector.serviceUrl,
    });
    assert.deepEqual(next.messages(), []);
    await next.close();
  });

  it('trap 24: members that come and go are nobody to greet and cost no call', async () => {
    let calls = 0;
    teams.connector.intercept(() => void (calls += 1));
    await joined();
    await joined({ in: channelId });
    await teams.send(
      teams.activity({ type: 'conversationUpdate', membersRemoved: [{ id: '29:patti' }] }),
    );
    assert.equal(calls, 0);
  });

  it('a team hears once who can use the desk, and its channel can be reached from then on', async () => {
    await install('add', { in: channelId, who: undefined });
    await install('add', { in: threadId });
    assert.deepEqual([...teams.heard(channelId), ...teams.heard(threadId)].map(inShort), []);
    assert.deepEqual(
      teams.connector.messages.map(({ card }) => inShort(card)),
      ['introduction'],
    );
    const noted = teams.asked.filter(({ name }) => name === 'reachable');
    assert.deepEqual(
      noted.map(({ given }) => (given[0] as { conversationId: string }).conversationId),
      [channelId],
    );
  });

  it('somebody without a role hears nothing', async () => {
    await install('add', { who: undefined, in: 'a:nobody' });
    assert.deepEqual(teams.messages('a:nobody'), []);
    assert.equal(teams.talk.saved, 0);
  });
});
