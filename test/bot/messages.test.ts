import assert from 'node:assert/strict';
import type { Conversation } from '../../src/dialogs/conversation.ts';
import type { Act } from '../../src/domain/desk.ts';
import type { HelpView } from '../../src/domain/views.ts';
import { botAccount } from '../support/activities.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { megan, monday, patti } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';
import {
  alexsChat,
  channelId,
  inShort,
  ledThrough,
  openTeams,
  threadId,
  type Teams,
} from '../support/teams.ts';

const at = '<at>Reseller Desk</at>';
const mention = { type: 'mention', text: at, mentioned: botAccount };

const north: Customer = {
  id: 'north',
  name: 'Northwind Traders',
  domain: 'north.onmicrosoft.com',
  asOf: monday,
};

describe('A message', () => {
  let teams: Teams;

  beforeEach(async () => {
    teams = await openTeams({
      conversations: ledThrough().conversations,
      act: {
        notify: (async (_actor, _address, topics) => ({
          view: 'notifications',
          topics,
          language: 'en-US',
        })) as Act['notify'],
        notifyStop: (async () => ({
          view: 'notifications',
          topics: [],
          language: 'en-US',
        })) as Act['notifyStop'],
        importManagers: async () => ({ set: 2, wrong: [{ line: 3, code: 'pickOne' }] }),
      },
    });
  });
  afterEach(async () => {
    await teams.close();
    assert.deepEqual(teams.faults, []);
  });

  const heard = (conversationId?: string): string[] => teams.heard(conversationId).map(inShort);
  const inThread = (text: string, who = megan): Promise<unknown> =>
    teams.says(`${at}${text}`, { who, in: threadId, fields: { entities: [mention] } });
  const given = (name: string): unknown[] | undefined =>
    teams.asked.findLast((one) => one.name === name)?.given;

  it('greetings and help are answered with what this person can do', async () => {
    for (const text of ['hi', 'Hello!', 'HELP', '帮助', '你好']) await teams.says(text);
    assert.deepEqual(heard(), ['help', 'help', 'help', 'help', 'help']);
  });

  it('unknown text gets the nearest commands that the person may use', async () => {
    await teams.says('resselers');
    const help = teams.heard()[0]?.shown as HelpView;
    assert.equal(help.unknown?.text, 'resselers');
    assert.equal(help.unknown?.nearest[0], 'resellers');
    await teams.says('notify her');
    assert.ok(
      !(teams.heard()[1]!.shown as HelpView).unknown?.nearest.includes('notifyHere'),
      'Alex may not',
    );
  });

  it('trap 18: the card goes alone, with a line for the notification beside it', async () => {
    const bodies: Record<string, unknown>[] = [];
    teams.connector.intercept(({ body }) => void bodies.push(body));
    await teams.says('hi');
    assert.equal(bodies[0]?.text, undefined);
    assert.equal(bodies[0]?.summary, 'help');
    assert.equal((bodies[0]!.attachments as unknown[]).length, 1);
  });

  it('trap 26 and 37: a card submit, which has no text at all, is answered and breaks nothing', async () => {
    await teams.send(
      teams.activity({
        type: 'message',
        value: { verb: 'do:approve', id: 'r1' },
        entities: [mention],
      }),
    );
    await teams.says('hold');
    await teams.send(
      teams.activity({ type: 'message', value: 'x', text: undefined, entities: [mention] }),
    );
    assert.deepEqual(heard(), ['help', 'pickReseller below', 'pickReseller']);
  });

  it('trap 38: every mention of the bot is taken out of the text', async () => {
    await teams.says(`${at} resellers ${at} fab`, {
      fields: { entities: [mention, mention, { type: 'mention', text: at }] },
    });
    assert.deepEqual(given('resellers')?.[1], { text: 'fab', page: 0 });
  });

  it('an attachment of the rich text does not make it a file', async () => {
    await teams.says('hi', {
      fields: { attachments: [{ contentType: 'text/html', content: '<p>hi</p>' }] },
    });
    assert.deepEqual(heard(), ['help']);
  });

  it('somebody without a role gets a polite no and hears nothing of the desk', async () => {
    await teams.says('resellers', { who: undefined, in: 'a:nobody' });
    assert.deepEqual(heard('a:nobody'), ['noRole']);
    assert.deepEqual(
      teams.asked.map(({ name }) => name),
      ['actor'],
    );
    assert.equal(teams.talk.saved, 0, 'and is not remembered');
  });

  it('lists and data entry that are asked for in a channel go to the own chat', async () => {
    await teams.says('hi', { who: megan, in: 'a:megan' });
    await inThread('resellers fab');
    await inThread('hold');
    assert.deepEqual(heard('a:megan'), ['help', 'resellers', 'pickReseller']);
    assert.deepEqual(heard(threadId), ['sentToChat', 'sentToChat']);
  });

  it('says how to open the chat when there is none yet, or none any more', async () => {
    await inThread('resellers', patti);
    assert.deepEqual(heard(threadId), ['openChatFirst']);
    await teams.says('hi', { who: megan, in: 'a:megan' });
    teams.connector.known.delete('a:megan');
    await inThread('resellers');
    assert.deepEqual(heard(threadId), ['openChatFirst', 'openChatFirst']);
  });

  it('help and unknown text are answered in the channel itself, in its thread', async () => {
    await inThread('help');
    await inThread('what?');
    assert.deepEqual(heard(threadId), ['help', 'help']);
  });

  it('notify here means the channel, also when it is typed in a thread', async () => {
    await inThread('notify here');
    const [, address, topics] = given('notify') as Parameters<Act['notify']>;
    assert.deepEqual(
      [address.conversationId, address.kind, topics],
      [channelId, 'channel', ['approvals', 'failures']],
    );
    await inThread('notify here partnerships, 审批');
    assert.deepEqual(given('notify')?.[2], ['partnerships', 'approvals']);
    await inThread('notifications');
    await inThread('notify stop');
    assert.deepEqual(heard(threadId), [
      'notifications',
      'notifications',
      'notifications',
      'notifications',
    ]);
    await inThread('notify here everything');
    assert.equal(heard(threadId).at(-1), 'whichTopics');
  });

  it('words for channels say so in a personal chat', async () => {
    for (const text of ['notify here', 'notifications', 'notify stop']) await teams.says(text);
    assert.deepEqual(heard(), ['channelOnly', 'channelOnly', 'channelOnly']);
    assert.equal(given('notify'), undefined);
  });

  it('speaks the language that was chosen from then on, whatever the client says', async () => {
    await teams.says('language 中文');
    await teams.says('hi');
    await teams.says('语言 English');
    assert.deepEqual(
      teams.heard().map(({ language }) => language),
      ['zh-CN', 'zh-CN', 'en-US'],
    );
    for (const text of ['language klingon', 'language']) {
      await teams.says(text);
      assert.equal(heard().at(-1), 'whichLanguage');
    }
  });

  it("speaks the client's language when none was chosen, and trap 53: the setting's when the client has none", async () => {
    await teams.says('hi', { fields: { locale: 'zh-Hans-CN' } });
    await teams.says('hi', { fields: { locale: undefined } });
    await teams.says('hi', { who: patti, in: 'a:patti', fields: { locale: undefined } });
    assert.deepEqual(
      teams.heard().map(({ language }) => language),
      ['zh-CN', 'zh-CN'],
    );
    assert.equal(teams.heard('a:patti')[0]?.language, 'en-US');
  });

  it("a channel's language is its own, and only who sets channels up changes it", async () => {
    await inThread('language 中文', patti);
    assert.deepEqual(heard(threadId), ['no: notAllowed']);
    await inThread('language 中文');
    await inThread('help', patti);
    assert.deepEqual(
      teams.heard(threadId).map(({ language }) => language),
      ['en-US', 'zh-CN', 'zh-CN'],
    );
    await teams.says('hi');
    assert.equal(teams.heard(alexsChat)[0]?.language, 'en-US');
  });

  it('reads account managers from the lines below the word', async () => {
    await teams.says('assign\n4847383,alex\n4847384;patti\nwrong');
    assert.equal(given('importManagers')?.[1], '4847383,alex\n4847384;patti\nwrong');
    assert.deepEqual(teams.heard()[0]?.shown, {
      view: 'line',
      line: { key: 'importDone', values: { count: '2', wrong: '1' } },
    });
    assert.deepEqual(teams.heard()[1]?.shown, {
      view: 'line',
      line: { key: 'importWrong.pickOne', values: { lines: '3' } },
    });
  });

  it('lists the resellers and customers that a history could be of, when none or several are meant', async () => {
    const asked: unknown[] = [];
    const several = await openTeams({
      find: {
        history: async () => ({ refused: 'notFound', detail: {} }),
        resellers: async (_actor, ask) => {
          asked.push(ask);
          const rows = ['zebra', 'north'].includes(ask.text) ? [] : [partnership()];
          const { text, scope = 'all', page } = ask;
          return { view: 'resellers', text, scope, page, managesSome: false, more: false, rows };
        },
        customers: async (_actor, { text, scope = 'all', page }) => {
          const rows = text === 'north' ? [{ customer: north }] : [];
          return { view: 'customers', text, scope, page, managesSome: false, more: false, rows };
        },
      },
    });
    for (const text of ['history', 'history fab', '历史 on hold', 'history zebra', 'history north'])
      await several.says(text);
    assert.deepEqual(several.heard().map(inShort), [
      'historyOfWhich',
      'resellers',
      'historyOfWhich',
      'resellers',
      'historyOfWhich',
      'resellers',
      'no: notFound',
      'historyOfWhich',
      'customers',
    ]);
    assert.deepEqual(asked.slice(1, 3), [
      { text: 'fab', scope: 'all', page: 0 },
      { text: 'hold', scope: 'all', page: 0 },
    ]);
    await several.close();
  });

  it('shows the subscriptions of the customer that was named, and else lists who could be meant', async () => {
    const seen: unknown[] = [];
    const known = await openTeams({
      find: {
        oneCustomer: async (text) => (text === 'north' ? north : undefined),
        customers: async (_actor, { text, scope = 'all', page }) => {
          return {
            view: 'customers',
            text,
            scope,
            page,
            managesSome: false,
            more: false,
            rows: [],
          };
        },
        subscriptions: async (_actor, customerId, page) => {
          seen.push([customerId, page]);
          const rest = { more: false, total: 0, rows: [], actions: [] };
          return { view: 'subscriptions', customer: north, page, ...rest };
        },
      },
    });
    for (const text of ['subscriptions north', 'subscriptions', '订阅 nobody'])
      await known.says(text);
    assert.deepEqual(known.heard().map(inShort), [
      'subscriptions',
      'subscriptionsOfWhich',
      'customers',
      'subscriptionsOfWhich',
      'customers',
    ]);
    assert.deepEqual(seen, [['north', 0]]);
    await known.close();
  });

  it('sends the list of today each working morning to whom asks for it, and no longer to whom does not want it', async () => {
    const wants: unknown[] = [];
    const today = {
      view: 'today' as const,
      at: monday,
      whose: 'all' as const,
      atLeast: [],
      requests: [],
      windows: [],
      renewals: [],
      chase: [],
      more: { requests: 0, windows: 0, renewals: 0, chase: 0 },
    };
    const asked = await openTeams({
      find: { today: async () => ({ ...today, wanted: false }) },
      act: {
        wantToday: async (_actor, wanted) => {
          wants.push(wanted);
          return { ...today, wanted };
        },
      },
    });
    for (const text of ['today', 'today on', 'Today off', '今日开启', '停止今日'])
      await asked.says(text);
    assert.deepEqual(wants, [true, false, true, false]);
    await asked.close();
  });

  it('begins dialogs about the customer or the reseller that is named behind the word', async () => {
    const begun: string[] = [];
    const dialog = (name: Conversation['name']): Conversation => ({
      name,
      questions: [
        {
          name: 'customer',
          ask: async ({ about }) => {
            begun.push(`${name} ${about}`);
            return { view: 'refused', code: 'notFound', detail: {} };
          },
          read: async () => ({ is: 'again', problems: {}, values: {} }),
        },
      ],
      finish: async () => ({ is: 'said', views: [] }),
    });
    const named = await openTeams({
      conversations: [
        dialog('changeSubscription'),
        dialog('reassignSubscriptions'),
        dialog('requestCustomer'),
      ],
      find: {
        oneCustomer: async (text) => (text === 'north' ? north : undefined),
        oneReseller: async (text) => (text === 'fabrikam' ? partnership() : undefined),
      },
    });
    for (const text of ['change subscription north', 'request customer fabrikam'])
      await named.says(text);
    for (const text of ['reassign fabrikam', 'reassign north', 'change subscription'])
      await named.says(text);
    assert.deepEqual(begun, [
      'changeSubscription north',
      'requestCustomer fabrikam',
      'reassignSubscriptions fabrikam',
      'reassignSubscriptions north',
      'changeSubscription ',
    ]);
    await named.close();
  });

  it('trap 60: edited and deleted messages and reactions are left alone', async () => {
    for (const type of ['messageUpdate', 'messageDelete', 'messageReaction']) {
      await teams.send(
        teams.activity({
          type,
          text: 'resellers',
          channelData: { eventType: 'editMessage', tenant: { id: 'tenant-1' } },
        }),
      );
    }
    assert.deepEqual(teams.messages(), []);
  });
});
