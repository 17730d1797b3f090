import {
  ActivityTypes,
  type Activity,
  type ActivityHandlerBase,
  type TurnContext,
} from 'botbuilder';
import { Id } from '../domain/values.ts';
import { admit } from './admission.ts';
import { plainBody } from './clicks.ts';
import type { House } from './doors.ts';
import { Inbound, keepInbound, type Inbound as Read } from './inbound.ts';
import { sayPlainly } from './messages.ts';
import { line } from './render.ts';

/** What goes back over HTTP. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** Takes the body of a request, as parsed JSON, with its authorization header. */
export type Receive = (body: unknown, authorization: string) => Promise<Reply>;

/** The door of the bot: the token first, then channel, service URL and tenant, then the turn. */
export const openReception = (house: House, bot: ActivityHandlerBase): Receive => {
  const rules = { tenantId: Id.parse(house.identity.tenantId), local: house.identity.local };

  return async (body, authorization) => {
    if (!isActivity(body)) return { status: 400 };
    const activity = withDates(body);
    const identity = await known(house, activity, authorization);
    if (!identity) return { status: 401 };
    const read = Inbound.safeParse(body);
    const admission = read.success ? admit(read.data, rules) : 'silence';
    if (admission !== 'in')
      house.log.info('notAdmitted', { admission, channelId: read.data?.channelId });
    if (!read.success || admission === 'silence') return unanswered(body.type);
    const work = (context: TurnContext): Promise<void> => {
      keepInbound(context, read.data);
      return admission === 'in' ? bot.run(context) : sayNo(house, context, read.data);
    };
    const answer = await house.adapter.take(identity, activity, work);
    return { status: answer?.status ?? 200, body: answer?.body };
  };
};

type Identity = Awaited<ReturnType<House['adapter']['authenticate']>>;

const known = async (
  { adapter, log }: House,
  activity: Activity,
  authorization: string,
): Promise<Identity | undefined> => {
  try {
    return await adapter.authenticate(activity, authorization);
  } catch (error) {
    // The framework has many ways of saying no, some of which look like faults: for the caller they are one.
    log.info('notAuthenticated', { why: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
};

/** A polite no, and nothing else. */
const sayNo = async (house: House, context: TurnContext, inbound: Read): Promise<void> => {
  if (inbound.type === ActivityTypes.Message)
    return sayPlainly(house, context, inbound, line('noRole'));
  if (inbound.type !== ActivityTypes.Invoke) return;
  const body = plainBody(house, inbound, { text: line('noRole') });
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
};

/** Nothing is sent to an address that we do not trust; an invoke still gets its answer on its own connection. */
const unanswered = (type: string): Reply =>
  type === ActivityTypes.Invoke
    ? {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
      }
    : { status: 200 };

const isActivity = (body: unknown): body is Activity =>
  typeof body === 'object' &&
  body !== null &&
  !Array.isArray(body) &&
  typeof (body as Activity).type === 'string';

// The framework's serializer wants dates where the wire has texts.
const withDates = (activity: Activity): Activity => {
  const dated = { ...activity } as Record<string, unknown>;
  for (const name of ['timestamp', 'localTimestamp', 'expiration']) {
    if (typeof dated[name] === 'string') dated[name] = new Date(dated[name]);
  }
  return dated as unknown as Activity;
};
