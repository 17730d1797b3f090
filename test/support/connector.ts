import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { isPart, partsIn } from './cardReading.ts';
import type { CardPart } from './cardReading.ts';

/** A message in a conversation as everybody sees it now. */
export interface Message {
  id: string;
  conversationId: string;
  from: 'bot' | 'person';
  text: string;
  /** Undefined for a message without a card. */
  card: CardPart | undefined;
  /** What notifications say. */
  summary: string;
  /** How often it was edited. */
  edits: number;
  /** What one person's client shows instead, since an answer to a click replaced it there; an edit ends that. */
  views: Map<string, CardPart>;
}

/** A call of the bot, for tests that want to see it or to answer it themselves. */
export interface Call {
  method: string;
  path: string;
  body: CardPart;
}

/** What a test may answer in the connector's place; `cut` closes the line without an answer. */
export type Instead =
  { status: number; body?: unknown; headers?: Record<string, string> } | 'cut' | undefined;

/** Teams as the bot sees it: a server for its posts and edits. */
export interface Connector {
  serviceUrl: string;
  /** All messages there are, in the order they came. */
  messages: Message[];
  /** Conversations the bot may write to. */
  known: Set<string>;
  /** Personal chats by the ids of their people. */
  chats: Map<string, string>;
  add(message: Omit<Message, 'id' | 'edits' | 'views'> & { id?: string }): Message;
  newId(): string;
  /** Called before a call is served (or answered in its place), until the returned function is called. */
  intercept(before: (call: Call) => Promise<Instead> | Instead): () => void;
  /** Called after every post and edit. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const largest = 28 * 1024;
const missing = (code: string) => ({ status: 404, body: { error: { code, message: code } } });

/** Opens the server on a free port of this machine. */
export const openConnector = async (): Promise<Connector> => {
  const listeners = new Set<() => void>();
  const interceptors = new Set<(call: Call) => Promise<Instead> | Instead>();
  let last = 1_795_000_000_000;
  const newId = () => String((last += 1));

  const connector: Omit<Connector, 'serviceUrl' | 'close'> = {
    messages: [],
    known: new Set(),
    chats: new Map(),
    newId,
    add: (message) => {
      const added: Message = { id: newId(), ...message, edits: 0, views: new Map() };
      connector.messages.push(added);
      for (const listener of listeners) listener();
      return added;
    },
    intercept: (before) => {
      interceptors.add(before);
      return () => interceptors.delete(before);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  const server = createServer((request, response) => {
    void (async () => {
      const call = await callOf(request);
      let answer: Instead;
      for (const before of interceptors) answer ??= await before(call);
      if (answer === 'cut') return request.socket.destroy();
      answer ??= serve(connector, call, () => listeners.forEach((listener) => listener()));
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    ...connector,
    serviceUrl: `http://127.0.0.1:${port}/_connector`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

async function callOf(request: IncomingMessage): Promise<Call> {
  const path = new URL(request.url ?? '/', 'http://connector').pathname.replace(
    /^\/_connector/,
    '',
  );
  const body: unknown =
    request.method === 'POST' || request.method === 'PUT' ? await json(request) : {};
  return { method: request.method ?? 'GET', path, body: isPart(body) ? body : {} };
}

type Answer = Exclude<Instead, 'cut' | undefined>;
type Room = Omit<Connector, 'serviceUrl' | 'close'>;

function serve(room: Room, { method, path, body }: Call, changed: () => void): Answer {
  if (JSON.stringify(body).length > largest)
    return { status: 413, body: { error: { code: 'MessageSizeTooBig', message: '' } } };
  const [, conversations, conversation, what, id] = path
    .split('/')
    .slice(1)
    .map(decodeURIComponent);
  if (conversations !== 'conversations') return missing('NotFound');
  if (conversation === undefined) return createConversation(room, body);
  if (!room.known.has(conversation)) return missing('ConversationNotFound');
  if (what === 'members' || what === 'pagedmembers')
    return { status: 200, body: what === 'members' ? [] : { members: [] } };
  if (method === 'POST') return post(room, conversation, body);
  const message = room.messages.find(
    (each) => each.id === id && each.conversationId === conversation,
  );
  if (!message) return missing('ActivityNotFoundInConversation');
  if (method === 'DELETE') room.messages.splice(room.messages.indexOf(message), 1);
  else if (method === 'PUT') edit(message, body);
  else return { status: 405 };
  changed();
  return { status: 200, body: { id: message.id } };
}

function createConversation(room: Room, body: CardPart): Answer {
  const channel =
    isPart(body.channelData) && isPart(body.channelData.channel)
      ? body.channelData.channel.id
      : undefined;
  const activity = isPart(body.activity) ? body.activity : undefined;
  if (typeof channel === 'string') {
    if (!room.known.has(channel)) return missing('ConversationNotFound');
    return activity
      ? startThread(room, channel, activity)
      : { status: 400, body: { error: { code: 'BadSyntax', message: 'activity' } } };
  }
  const chat = room.chats.get(String(partsIn(body.members)[0]?.id));
  if (!chat)
    return { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: '' } } };
  return { status: 201, body: { id: chat } };
}

function startThread(room: Room, channel: string, activity: CardPart): Answer {
  const id = room.newId();
  const conversationId = `${channel};messageid=${id}`;
  room.known.add(conversationId);
  room.add({ id, conversationId, from: 'bot', ...contentOf(activity) });
  return { status: 201, body: { id: conversationId, activityId: id } };
}

function post(room: Room, conversationId: string, activity: CardPart): Answer {
  if (activity.type === 'typing') return { status: 202 };
  if (activity.type !== 'message')
    return { status: 400, body: { error: { code: 'BadSyntax', message: 'type' } } };
  const isChannel = conversationId.startsWith('19:') && !conversationId.includes(';messageid=');
  if (isChannel) {
    const started = startThread(room, conversationId, activity);
    return { status: 201, body: { id: isPart(started.body) ? started.body.activityId : '' } };
  }
  return {
    status: 201,
    body: { id: room.add({ conversationId, from: 'bot', ...contentOf(activity) }).id },
  };
}

function edit(message: Message, activity: CardPart): void {
  Object.assign(message, contentOf(activity));
  message.edits += 1;
  message.views.clear();
}

const contentOf = (activity: CardPart): Pick<Message, 'text' | 'card' | 'summary'> => {
  const isCard = ({ contentType }: CardPart) =>
    contentType === 'application/vnd.microsoft.card.adaptive';
  const content = partsIn(activity.attachments).find(isCard)?.content;
  const { text, summary } = activity;
  return {
    text: typeof text === 'string' ? text : '',
    card: isPart(content) ? content : undefined,
    summary: typeof summary === 'string' ? summary : '',
  };
};
