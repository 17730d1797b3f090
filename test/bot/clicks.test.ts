import assert from 'node:assert/strict';
import { isRefusal, refuse } from '../../src/domain/refusal.ts';
import type { Act, Find } from '../../src/domain/desk.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Actor } from '../../src/domain/values.ts';
import type { RequestView } from '../../src/domain/views.ts';
import { megan, patti, removal } from '../support/requests.ts';
import {
  alexsChat,
  channelId,
  inShort,
  ledThrough,
  openTeams,
  threadId,
  type Body,
  type Shown,
  type Teams,
} from '../support/teams.ts';

const message = 'application/vnd.microsoft.activity.message';
const card = 'application/vnd.microsoft.card.adaptive';
const nobody = { id: 'lynne', name: 'Lynne', roles: [] };

describe('A click on a card', () => {
  let teams: Teams;
  let request: Request;
  /** How the next move goes, when not well. */
  let move: Act['move'];

  beforeEach(async () => {
    request = removal();
    move = async (_actor, _id, name) => {
      request = {
        ...request,
        state: name === 'approve' ? 'running' : 'rejected',
        version: request.version + 1,
      };
      return request;
    };
    teams = await openTeams({
      conversations: ledThrough().conversations,
      find: {
        subscriptions: (async (_actor: Actor, id: string, page: number) => ({
          view: 'subscriptions',
          customer: { id },
          page,
        })) as unknown as Find['subscriptions'],
        request: (async (_actor: Actor, _id: string, audience?: string) => ({
          view: 'request',
          request,
          audience: audience ?? 'approver',
        })) as unknown as Find['request'],
      },
      act: {
        moveAndShow: async (actor, id, name, { audience, ...given }) => {
          const moved = await move(actor, id, name, given);
          if (isRefusal(moved)) return moved;
          return { view: 'request', request, audience: audience ?? 'approver' } as RequestView;
        },
      },
    });
    teams.connector.add({
      id: 'm1',
      conversationId: threadId,
      from: 'bot',
      text: '',
      card: {},
      summary: '',
    });
  });
  afterEach(() => teams.close());

  const approve = (
    how: Parameters<Teams['clicks']>[2] = {},
  ): Promise<{ status: number; body: Body }> =>
    teams.clicks(
      'do:approve',
      { id: 'r1', version: 1, in_representation: 'true' },
      {
        who: megan,
        in: threadId,
        ...how,
        fields: { replyToId: 'm1', ...how.fields },
      },
    );
  const shownIn = ({ value }: Body): Record<string, unknown> =>
    (value as Shown).shown as unknown as Record<string, unknown>;
  const moves = () => teams.asked.filter(({ name }) => name === 'moveAndShow');

  it('makes the move with the inputs of the card, and answers with the card as it then stands', async () => {
    const { status, body } = await approve();
    assert.deepEqual([status, body.statusCode, body.type], [200, 200, card]);
    assert.equal((shownIn(body).request as Request).state, 'running');
    assert.equal(shownIn(body).audience, 'channel');
    assert.deepEqual(moves()[0]?.given.slice(1), [
      'r1',
      'approve',
      { version: 1, args: { representation: 'true' }, audience: 'channel' },
    ]);
    const actor = teams.asked.find(({ name }) => name === 'actor');
    assert.deepEqual(actor?.given, ['megan', 'fresh'], 'a move asks the directory afresh');
  });

  it('says that it looks to whoever asks for a look: the card changes only when something has happened', async () => {
    assert.equal(shownIn((await approve()).body).notice, undefined);
    const { body } = await teams.clicks('do:checkNow', { id: 'r1', version: 1 }, { who: megan });
    assert.deepEqual(shownIn(body).notice, { key: 'checking', values: {} });
  });

  it('trap 9: the clicked message is kept true for everybody from now on', async () => {
    await approve();
    assert.deepEqual(
      teams.adopted.map(({ address, messageId, show }) => [
        address.conversationId,
        messageId,
        show,
      ]),
      [[channelId, 'm1', 'request:r1']],
    );
  });

  it('trap 6: who was slower gets the card as it stands, with who was faster and when', async () => {
    move = async () =>
      refuse('alreadyDecided', { move: 'approve', by: 'Adele', at: '2026-11-23T09:00:00.000Z' });
    const { body } = await approve();
    assert.equal(body.type, card);
    assert.deepEqual(shownIn(body).notice, {
      key: 'refusal.alreadyDecided',
      values: { move: 'approve', by: 'Adele', at: '2026-11-23T09:00:00.000Z' },
    });
  });

  it('the second of two clicks by one person is answered like the first', async () => {
    move = async () =>
      refuse('alreadyDecided', { move: 'approve', by: 'Megan', at: '2026-11-23T09:00:00.000Z' });
    const { body } = await approve();
    assert.deepEqual([body.type, shownIn(body).notice], [card, undefined]);
  });

  it('a no for the person is a short message, and the card stays', async () => {
    for (const code of [
      'notAllowed',
      'ownRequest',
      'notTicked',
      'invalid',
      'busy',
      'notFound',
    ] as const) {
      move = async () => refuse(code);
      const { status, body } = await approve();
      assert.deepEqual([status, body.type, body.value], [200, message, 'refused'], code);
    }
    assert.deepEqual(teams.adopted, []);
  });

  it('trap 7: whoever sees a card can press it, so a person without a role gets a polite no and nothing is asked', async () => {
    for (const verb of ['do:approve', 'see:request', 'open:hold', 'answer']) {
      const data = {
        'do:approve': { id: 'r1', version: 1 },
        'see:request': { filter: 'r1', page: 0 },
        'open:hold': { about: '' },
      }[verb];
      const { body } = await teams.clicks(
        verb,
        data ?? { dialog: 'x', question: 'y', pick: 'go' },
        { who: nobody, in: threadId },
      );
      assert.deepEqual([body.type, body.value], [message, 'noRole'], verb);
    }
    assert.deepEqual(moves(), []);
  });

  it('trap 52: an account that the directory does not know gets the same no, even with no Entra id at all', async () => {
    const { body } = await approve({ fields: { from: { id: '29:guest', name: 'Megan' } } });
    assert.equal(body.value, 'noRole');
  });

  it('refuses when the directory cannot be asked, instead of guessing', async () => {
    const dark = await openTeams({
      find: {
        actor: async () => {
          throw new Error('no directory');
        },
      },
    });
    const { body } = await dark.clicks('do:approve', { id: 'r1', version: 1 }, { who: megan });
    assert.deepEqual([body.type, body.value], [message, 'refused']);
    assert.deepEqual(
      dark.faults.map(({ event }) => event),
      ['directory'],
    );
    await dark.close();
  });

  const forged: Record<string, unknown> = {
    'no value': undefined,
    'no action': {},
    'an action that is a text': { action: 'approve' },
    'no verb': { action: { type: 'Action.Execute', data: {} } },
    'another type': {
      action: { type: 'Action.Submit', verb: 'do:approve', data: { id: 'r1', version: 1 } },
    },
    'an unknown move': {
      action: { type: 'Action.Execute', verb: 'do:constructor', data: { id: 'r1', version: 1 } },
    },
    "the system's move": {
      action: { type: 'Action.Execute', verb: 'do:stepDone', data: { id: 'r1', version: 1 } },
    },
    'an unknown verb': { action: { type: 'Action.Execute', verb: 'delete:all', data: {} } },
    'an unknown look': {
      action: { type: 'Action.Execute', verb: 'see:toString', data: { filter: '', page: 0 } },
    },
    'an unknown dialog': {
      action: { type: 'Action.Execute', verb: 'open:everything', data: { about: '' } },
    },
    'more than the card said': {
      action: {
        type: 'Action.Execute',
        verb: 'do:approve',
        data: { id: 'r1', version: 1, as: 'adele' },
      },
    },
    'a version that is a text': {
      action: { type: 'Action.Execute', verb: 'do:approve', data: { id: 'r1', version: '1' } },
    },
    'inputs that are no texts': {
      action: {
        type: 'Action.Execute',
        verb: 'do:approve',
        data: { id: 'r1', version: 1, in_reason: { $ne: 1 } },
      },
    },
    'a negative page': {
      action: { type: 'Action.Execute', verb: 'see:resellers', data: { filter: '', page: -1 } },
    },
  };
  for (const [what, value] of Object.entries(forged)) {
    it(`trap 13: ${what} is answered with an error body and does nothing`, async () => {
      const { status, body } = await teams.send(
        teams.activity(
          { type: 'invoke', name: 'adaptiveCard/action', value },
          { who: megan, in: threadId },
        ),
      );
      assert.equal(status, 200);
      assert.deepEqual(
        [(body as Body).statusCode, (body as Body).type],
        [400, 'application/vnd.microsoft.error'],
      );
      assert.deepEqual(moves(), []);
      assert.deepEqual(teams.faults, []);
    });
  }

  it('every other invoke gets a proper answer, too', async () => {
    for (const name of [
      'task/fetch',
      'application/search',
      'composeExtension/query',
      'signin/verifyState',
      'tomorrow/new',
      undefined,
    ]) {
      const { status, body } = await teams.send(
        teams.activity({ type: 'invoke', name, value: { queryText: '' } }),
      );
      assert.equal(status, 200, name);
      assert.equal((body as Body).statusCode, 400, name);
    }
  });

  it('trap 12: a fault in a click is answered with a reference number, never with 500 or 501', async () => {
    move = async () => {
      throw new Error('database password is 1234');
    };
    const { status, body } = await approve();
    assert.deepEqual([status, body.type, body.value], [200, message, 'tryAgain']);
    assert.deepEqual(
      teams.faults.map(({ event }) => event),
      ['turn'],
    );
    assert.ok(!JSON.stringify(body).includes('1234'));
  });

  it('trap 35: an input cannot overwrite what the button carries', async () => {
    await teams.clicks(
      'do:reject',
      { id: 'r1', version: 1, in_id: 'r2', in_version: '7', in_reason: 'no' },
      { who: megan },
    );
    assert.deepEqual(moves()[0]?.given.slice(1), [
      'r1',
      'reject',
      { version: 1, args: { id: 'r2', version: '7', reason: 'no' }, audience: undefined },
    ]);
  });

  it('turns the page of a list where it stands, and searches from the first page', async () => {
    const { body } = await teams.clicks('see:resellers', {
      filter: 'mine|fab',
      page: 2,
      in_text: 'con',
    });
    assert.equal(body.type, card);
    assert.deepEqual(teams.asked.at(-1)?.given[1], { text: 'con', scope: 'mine', page: 0 });
    assert.deepEqual(teams.messages(), []);
  });

  it('keeps a list of subscriptions true on the page to which it was turned', async () => {
    const fields = { replyToId: 'm7' };
    const { body } = await teams.clicks(
      'see:subscriptions',
      { filter: 'c1|', page: 2 },
      { fields },
    );
    assert.equal(body.type, card);
    assert.deepEqual(
      teams.adopted.map(({ messageId, show }) => [messageId, show]),
      [['m7', 'subscriptions:c1|2']],
    );
    assert.deepEqual(teams.messages(), []);
  });

  it('shows what a row of a list leads to below it, so that the list stays', async () => {
    const { body } = await teams.clicks('see:reseller', { filter: 'fabrikam', page: 0 });
    assert.deepEqual([body.type, body.value], [message, 'reseller']);
    assert.deepEqual(teams.heard().map(inShort), ['reseller']);
  });

  it('keeps a request that was looked at true from then on', async () => {
    await teams.clicks('see:request', { filter: 'r1', page: 0 });
    assert.deepEqual(
      teams.adopted.map(({ messageId, show }) => [messageId, show]),
      [[teams.messages()[0]?.id, 'request:r1']],
    );
  });

  it('begins a dialog once, however often its button is pressed', async () => {
    const [first, second] = await Promise.all([
      teams.clicks('open:hold', { about: 'fabrikam' }),
      teams.clicks('open:hold', { about: 'fabrikam' }),
    ]);
    assert.deepEqual(teams.heard().map(inShort), ['hold']);
    assert.deepEqual(first.body, second.body);
    teams.pass(60_000);
    await teams.clicks('open:hold', { about: 'fabrikam' });
    assert.deepEqual(
      teams.heard().map(inShort),
      ['hold below', 'hold'],
      'later, its question is asked again further down',
    );
  });

  it('what is looked at or begun from a channel goes to the own chat, and the channel hears only that', async () => {
    await teams.says('hi');
    const { body } = await teams.clicks('see:request', { filter: 'r1', page: 0 }, { in: threadId });
    assert.equal(body.value, 'sentToChat');
    const opened = await teams.clicks('open:hold', { about: 'fabrikam' }, { in: threadId });
    assert.equal(opened.body.value, 'sentToChat');
    assert.deepEqual(teams.heard().map(inShort), ['help', 'request', 'hold']);
    const { body: none } = await teams.clicks(
      'open:hold',
      { about: 'fabrikam' },
      { who: patti, in: threadId },
    );
    assert.equal(none.value, 'openChatFirst');
    assert.equal(teams.messages(threadId).length, 1, 'nothing was posted in the channel');
  });

  it("answers in the channel's language, whatever the clicker's own is", async () => {
    await teams.says('<at>Reseller Desk</at>language 中文', {
      who: megan,
      in: threadId,
      fields: {
        entities: [
          {
            type: 'mention',
            text: '<at>Reseller Desk</at>',
            mentioned: { id: '28:reseller-desk' },
          },
        ],
      },
    });
    const { body } = await approve();
    assert.equal((body.value as Shown).language, 'zh-CN');
  });

  it('a message that somebody names in a foreign place is not edited for an answer that means nothing there', async () => {
    const { body } = await teams.clicks(
      'answer',
      { dialog: 'x', question: 'y', pick: 'go' },
      { in: threadId, fields: { replyToId: 'm1' } },
    );
    assert.equal(inShort(body.value), 'stale');
    assert.equal(teams.messages(threadId)[0]?.edits, 0);
    assert.equal(teams.messages(alexsChat).length, 0);
  });
});
