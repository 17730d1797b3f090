import { openBot, type Bot } from '../../src/bot/bot.ts';
import type { BotDoors, Cards } from '../../src/bot/doors.ts';
import { openServer, type RunningServer } from '../../src/bot/server.ts';
import type {
  Conversation,
  PostedForm,
  Question,
  Reading,
} from '../../src/dialogs/conversation.ts';
import type { Act, Desk, Find } from '../../src/domain/desk.ts';
import type { Address } from '../../src/domain/notice.ts';
import type { Shelf } from '../../src/domain/ports.ts';
import type { Actor } from '../../src/domain/values.ts';
import type { Answered, Form, FormState } from '../../src/domain/forms.ts';
import type { HelpView, View } from '../../src/domain/views.ts';
import { activityFrom, type Sender } from './activities.ts';
import { openConnector, type Connector, type Message } from './connector.ts';
import { memoryShelf, type MemoryShelf } from './memoryShelf.ts';
import { alex, megan, monday, patti } from './requests.ts';

export const tenantId = 'tenant-1';

/** Alex's own chat with the bot. */
export const alexsChat = 'a:alex';
/** A channel, and a thread in it. */
export const channelId = '19:approvals@thread.tacv2';
export const threadId = `${channelId};messageid=1794000000001`;

/** What a card of these tests shows: the data it was made from, and in which language. */
export interface Shown {
  shown: View | Form | Answered;
  language: string;
}

/** Cards that hold what they show as it is. */
export const plainCards: Cards = {
  showView: (view, { language }) => ({ type: 'AdaptiveCard', shown: view, language }),
  showForm: (form, { language }) => ({ type: 'AdaptiveCard', shown: form, language }),
  summaryOf: (what) =>
    'view' in what ? (what.view === 'line' ? what.line.key : what.view) : what.form,
};

/** What the bot asked of the desk. */
export interface Asked {
  name: string;
  given: unknown[];
}

/** A bot with everything around it: Teams as a server of ours, a desk that only listens, memory that can break. */
export interface Teams {
  connector: Connector;
  server: RunningServer;
  bot: Bot;
  talk: MemoryShelf;
  asked: Asked[];
  adopted: { address: Address; messageId: string; show: string }[];
  faults: { event: string; error: unknown; fields: Record<string, unknown> }[];
  /** Moves the clock by milliseconds. */
  pass(ms: number): void;
  /** Sends an activity as it is. */
  send(
    activity: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
  says(text: string, more?: Says): Promise<{ status: number; body: unknown }>;
  clicks(
    verb: string,
    data: Record<string, unknown>,
    more?: Says,
  ): Promise<{ status: number; body: Body }>;
  /** An activity of somebody, in a conversation. */
  activity(more: Record<string, unknown>, how?: Says): Record<string, unknown>;
  /** What the bot posted in a conversation, newest last. */
  heard(conversationId?: string): Shown[];
  messages(conversationId?: string): Message[];
  close(): Promise<void>;
}

/** Who speaks where; Alex in his own chat when nothing is said. */
export interface Says {
  who?: Actor | undefined;
  in?: string;
  /** More fields of the activity. */
  fields?: Record<string, unknown>;
}

/** The body of an answer to a click. */
export interface Body {
  statusCode: number;
  type: string;
  value: unknown;
}

const people: readonly Actor[] = [alex, patti, megan];

const helpFor = (actor: Actor): HelpView => ({
  view: 'help',
  welcome: false,
  name: actor.name,
  roles: [],
  commands: ['resellers', 'removePartnership', 'pending', 'language'],
});

/** What a test may change. */
export interface Given {
  conversations?: readonly Conversation[];
  find?: Partial<Find>;
  act?: Partial<Act>;
  /** Wraps the memory of conversations. */
  talk?: (shelf: MemoryShelf) => Shelf;
  doors?: Partial<BotDoors>;
}

/** Opens it. */
export const openTeams = async (given: Given = {}): Promise<Teams> => {
  const connector = await openConnector();
  for (const id of [alexsChat, 'a:patti', 'a:megan', 'a:nobody', channelId, threadId])
    connector.known.add(id);
  const talk = memoryShelf(1);
  const [asked, adopted, faults]: [Asked[], Teams['adopted'], Teams['faults']] = [[], [], []];
  const addresses = new Map<string, Address>();
  let now = Date.parse(monday);
  let ids = 0;

  const listening = (known: Record<string, unknown>): unknown =>
    new Proxy(known, {
      get:
        (_target, name: string) =>
        (...args: unknown[]) => {
          asked.push({ name, given: args });
          const answer = known[name] as ((...args: unknown[]) => unknown) | undefined;
          if (!answer) throw new Error(`This desk cannot ${name}`);
          return answer(...args);
        },
    });

  const find = {
    actor: async (id: string) => people.find((one) => one.id === id),
    help: helpFor,
    oneReseller: async () => undefined,
    resellers: async (_actor: Actor, ask: { text: string; page: number }) => ({
      view: 'resellers',
      text: ask.text,
      scope: 'all',
      managesSome: false,
      page: ask.page,
      more: false,
      rows: [],
    }),
    reseller: async (_actor: Actor, id: string) => ({
      view: 'reseller',
      partnership: { id },
      history: [],
      openRequests: [],
      actions: [],
    }),
    notifications: async (actor: Actor, _id: string, language: string) =>
      actor.roles.includes('adminAgent')
        ? { view: 'notifications', topics: [], language }
        : { refused: 'notAllowed', detail: {} },
    ...given.find,
  };
  const act = {
    reachable: async (address: Address) => {
      if (address.personId) addresses.set(address.personId, address);
    },
    ...given.act,
  };
  const desk = {
    find: listening(find as Record<string, unknown>),
    act: listening(act as Record<string, unknown>),
    settings: {
      providerName: 'Northwind',
      providerId: 'northwind-tenant',
      invitationLink: '',
      enrolLink: '',
      portalUrl: '',
      mailCompose: 'none',
      publicUrl: '',
      language: 'en-US',
      zone: 'UTC',
    },
  } as unknown as Desk;

  const bot = openBot(
    {
      identity: { local: true, botId: '', botPassword: '', tenantId },
      desk,
      talk: given.talk?.(talk) ?? talk,
      cards: plainCards,
      log: {
        info: () => undefined,
        fault: (event, error, fields = {}) => faults.push({ event, error, fields }),
      },
      ids: { next: () => `id-${(ids += 1)}`, derived: (...parts) => parts.join('|') },
      clock: { now: () => new Date(now).toISOString() },
      adopt: async (one) => void adopted.push(one),
      addressOf: async (personId) => addresses.get(personId),
      ...given.doors,
    },
    given.conversations ?? [],
  );
  const server = await openServer({
    port: 0,
    local: true,
    receive: bot.receive,
    ready: async () => ({ ready: true }),
    pages: [],
    inboxes: [],
    log: {
      info: () => undefined,
      fault: (event, error, fields = {}) => faults.push({ event, error, fields }),
    },
  });

  const send: Teams['send'] = async (activity, headers = {}) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };

  const activity: Teams['activity'] = (more, how = {}) =>
    activityFrom(
      senderOf('who' in how ? how.who : alex, how.in ?? alexsChat, connector.serviceUrl),
      { ...more, ...how.fields },
    );

  const messages = (conversationId = alexsChat): Message[] =>
    connector.messages.filter((one) => one.conversationId === conversationId);

  return {
    connector,
    server,
    bot,
    talk,
    asked,
    adopted,
    faults,
    pass: (ms) => {
      now += ms;
    },
    send,
    activity,
    says: (text, how) => send(activity({ type: 'message', text, textFormat: 'plain' }, how)),
    clicks: async (verb, data, how) => {
      const value = { action: { type: 'Action.Execute', verb, data } };
      const { status, body } = await send(
        activity({ type: 'invoke', name: 'adaptiveCard/action', value }, how),
      );
      return { status, body: body as Body };
    },
    heard: (conversationId) => messages(conversationId).map(({ card }) => card as unknown as Shown),
    messages,
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
};

/** Somebody in a conversation of the tenant. */
export const senderOf = (
  who: Actor | undefined,
  conversationId: string,
  serviceUrl: string,
): Sender => ({
  from: {
    id: `29:${who?.id ?? 'nobody'}`,
    name: who?.name ?? 'Nobody',
    aadObjectId: who?.id ?? 'nobody',
  },
  tenantId,
  teamId: '19:team@thread.tacv2',
  conversationId,
  serviceUrl,
});

/** What a card shows, in short: the key of a line, the name of a view or form, how a form was closed. */
export const inShort = (card: unknown): string => {
  const { shown } = card as Shown;
  if ('form' in shown) return shown.form === 'answered' ? `${shown.of} ${shown.how}` : shown.form;
  return shown.view === 'line'
    ? shown.line.key
    : shown.view === 'refused'
      ? `no: ${shown.code}`
      : shown.view;
};

/** What happened in the conversations of these tests. */
export interface Led {
  finished: Record<string, unknown>[];
  parked: Record<string, unknown>[];
  /** Messages that a form was posted with. */
  posted: PostedForm[];
  conversations: Conversation[];
}

const form = (name: Form['form'], state: FormState): Form =>
  ({ form: name, ...state }) as unknown as Form;

/** Two conversations: `hold` asks who (typed or clicked) and then why (clicked only); `assign` asks one thing and keeps no draft. */
export const ledThrough = (): Led => {
  const led: Led = { finished: [], parked: [], posted: [], conversations: [] };
  const who: Question = {
    name: 'who',
    known: async ({ about }) => (about === '' ? undefined : about),
    ask: async (_asking, state) => form('pickReseller', state),
    read: async (_asking, given) => {
      const text = 'text' in given ? given.text : (given.inputs.text ?? '');
      if (text.length >= 3)
        return { is: 'answer', answer: text, facts: [{ field: 'reseller', text }] };
      return { is: 'again', problems: { text: { code: 'tooShort' } }, values: { text } };
    },
    posted: async (_asking, message) => void led.posted.push(message),
  };
  const why: Question = {
    name: 'why',
    ask: async (_asking, state) => form('hold', state),
    read: async (_asking, given): Promise<Reading> => {
      if ('text' in given)
        return { is: 'again', problems: { reason: { code: 'useButtons' } }, values: {} };
      if (given.inputs.ticked !== 'true')
        return {
          is: 'again',
          problems: { ticked: { code: 'notTicked' } },
          values: { ...given.inputs },
        };
      return { is: 'answer', answer: given.inputs.reason ?? '', facts: [] };
    },
  };
  const hold: Conversation = {
    name: 'hold',
    questions: [who, why],
    finish: async ({ answers }) => {
      if (answers.why === 'no good')
        return { is: 'reopen', question: 'why', problems: { reason: { code: 'tooShort' } } };
      led.finished.push({ ...answers });
      return { is: 'said', views: [{ view: 'line', line: { key: 'heldBy', values: {} } }] };
    },
    park: async ({ answers, draftId }) => {
      led.parked.push({ ...answers, draftId });
      return draftId;
    },
  };
  const assign: Conversation = {
    name: 'assign',
    questions: [{ ...why, name: 'manager', ask: async (_asking, state) => form('assign', state) }],
    finish: async () => ({ is: 'said', views: [] }),
  };
  led.conversations = [hold, assign];
  return led;
};

/** The buttons' data of the newest form that is still open in a conversation. */
export const openForm = (
  teams: Teams,
  conversationId?: string,
): { messageId: string; dialog: string; question: string } => {
  const last = teams
    .messages(conversationId)
    .findLast(({ card }) => 'token' in (card as unknown as Shown).shown);
  if (!last) throw new Error('No form is open');
  const { token, question } = (last.card as unknown as { shown: FormState }).shown;
  return { messageId: last.id, dialog: token, question };
};

/** Presses a button of a form. */
export const answers = (
  teams: Teams,
  { messageId, dialog, question }: ReturnType<typeof openForm>,
  given: Record<string, string> & { pick?: string } = {},
  how: Says = {},
): ReturnType<Teams['clicks']> => {
  const { pick = 'go', ...inputs } = given;
  const named = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`in_${name}`, value]),
  );
  return teams.clicks(
    'answer',
    { dialog, question, pick, ...named },
    { ...how, fields: { replyToId: messageId, ...how.fields } },
  );
};
