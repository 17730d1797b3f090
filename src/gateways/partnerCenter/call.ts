import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { NoAnswer } from '../../domain/partnerCenterDoor.ts';
import type { Clock, Ids, Log } from '../../domain/ports.ts';
import type { Answer, CallIds, Patience } from '../../domain/partnerCenterDoor.ts';
import type { Id } from '../../domain/values.ts';
import { jsonOf, refusalOf } from './body.ts';
import type { TokenKind, Tokens } from './tokens.ts';
import { BrokenLine, busyFor, exchange, isPassing, within } from './wire.ts';
import type { Reply } from './wire.ts';

/** One thing to ask Partner Center for. */
export interface Ask<T> {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the version on, with places for ids: `/v1/customers/{id}`. It is logged as it stands here. */
  path: string;
  places?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string | undefined>;
  body?: unknown;
  token: TokenKind;
  /** How the answer reads; property names begin with a small letter, an empty body is `{}`. */
  answer: z.ZodType<T>;
  /** What a 202 means: it will be done, and its body is not read. */
  accepted?: T;
  /** `MS-RequestId`, the key under which Partner Center knows a repetition; a new one unless given. */
  requestId?: Id;
  patience?: Patience;
}

/**
 * Asks Partner Center. A refusal and "not before" are answers.
 * @throws NoAnswer when the line stayed broken; UnreadableAnswer when an answer does not fit.
 */
export type Call = <T>(ask: Ask<T>) => Promise<Answer<T>>;

/** Thrown when a good answer is not of the expected shape; names the place, never the value. */
export class UnreadableAnswer extends Error {
  readonly ids: CallIds;
  constructor(message: string, ids: CallIds) {
    super(message);
    this.name = 'UnreadableAnswer';
    this.ids = ids;
  }
}

/** What all calls have in common. */
export interface CallOptions {
  baseUrl: string;
  /** `X-Locale`: the language of names and descriptions. */
  locale: string;
  tokens: Tokens;
  clock: Clock;
  ids: Ids;
  log: Log;
  fetch: typeof globalThis.fetch;
  /** Waits between attempts, in milliseconds. */
  wait?: (ms: number) => Promise<void>;
}

const usual: Patience = { timeoutMs: 20_000, attempts: 3 };
const firstPauseMs = 200;
const growth = 3;
// The wrong audience and missing MFA: a new token would be the same.
const hopeless = ['900420', '900421'];

type Tried<T> = Answer<T> | { is: 'broken'; why: BrokenLine };

/** Opens the one way to Partner Center, which keeps away from it for as long as it asked to. */
export const openCall = (options: CallOptions): Call => {
  const { tokens, clock, ids, log, wait = (ms) => setTimeout(ms) } = options;
  const now = () => Date.parse(clock.now());
  let busyUntil = 0;

  const busy = () => ({ is: 'busy', until: new Date(busyUntil).toISOString() }) as const;
  const keepAway = (ms: number) => {
    busyUntil = Math.max(busyUntil, now() + ms);
    return busy();
  };

  const send = async (ask: Ask<unknown>, call: CallIds, token: string, signal: AbortSignal) => {
    const started = performance.now();
    const { method, path } = ask;
    const note = (status: number | string, more: Record<string, string | undefined> = {}) => {
      const ms = Math.round(performance.now() - started);
      log.info('partnerCenter.call', { method, path, status, ms, ...call, ...more });
    };
    try {
      const init = {
        method,
        headers: headersOf(options, ask, call, token),
        signal,
        body: bodyOf(ask),
      };
      const reply = await exchange(options.fetch, urlOf(options.baseUrl, ask), init);
      const refusal = reply.status >= 400 ? refusalOf(reply.status, reply.text) : {};
      note(reply.status, { cv: reply.headers.get('ms-cv') ?? undefined, ...refusal });
      return reply;
    } catch (error) {
      note(error instanceof BrokenLine ? error.after : 'fault');
      throw error;
    }
  };

  const once = async <T>(
    ask: Ask<T>,
    call: CallIds,
    signal: AbortSignal,
    refused?: string,
  ): Promise<Answer<T>> => {
    const granted = await within(signal, tokens.get(ask.token, refused));
    if (granted.is === 'busy') return keepAway(granted.forMs);
    if (granted.is === 'no') {
      const { code, status, source } = granted;
      return { is: 'no', no: { code, status, source, ids: call } };
    }
    const reply = await send(ask, call, granted.token, signal);
    if (reply.status === 429) return keepAway(busyFor(reply.headers, now()));
    if (isPassing(reply.status)) throw brokenBy(reply);
    if (reply.status >= 200 && reply.status < 300) return read(ask, call, reply);
    const no = { ...refusalOf(reply.status, reply.text), status: reply.status, ids: call };
    if (reply.status !== 401 || refused || hopeless.includes(no.code)) return { is: 'no', no };
    return once(ask, { ...call, correlationId: ids.next() }, signal, granted.token);
  };

  const attempt = async <T>(ask: Ask<T>, call: CallIds, timeoutMs: number): Promise<Tried<T>> => {
    try {
      return await once(ask, call, AbortSignal.timeout(timeoutMs));
    } catch (error) {
      if (error instanceof BrokenLine) return { is: 'broken', why: error };
      throw error;
    }
  };

  return async (ask) => {
    const { timeoutMs, attempts } = ask.patience ?? usual;
    const requestId = ask.requestId ?? ids.next();
    for (let tried = 1; ; tried += 1) {
      if (busyUntil > now()) return busy();
      const call = { requestId, correlationId: ids.next() };
      const answer = await attempt(ask, call, timeoutMs);
      if (answer.is !== 'broken') return answer;
      if (tried >= attempts) {
        const { message } = answer.why;
        throw new NoAnswer(`${ask.method} ${ask.path}: ${message}`, call, answer.why);
      }
      await wait(pause(tried));
    }
  };
};

// A fifth more or less, so that those who failed together do not come back together.
const pause = (tried: number) =>
  Math.round(firstPauseMs * growth ** (tried - 1) * (0.8 + Math.random() * 0.4));

const brokenBy = ({ status, text }: Reply) => {
  const { code } = refusalOf(status, text);
  const detail = code.startsWith('http') ? '' : `, code ${code}`;
  return new BrokenLine(`Partner Center answered ${status}${detail}`, 'status');
};

function read<T>(ask: Ask<T>, ids: CallIds, { status, text }: Reply): Answer<T> {
  if (status === 202 && ask.accepted !== undefined) return { is: 'yes', value: ask.accepted, ids };
  const body = jsonOf(text);
  const where = `${ask.method} ${ask.path}`;
  if (body === undefined) throw new UnreadableAnswer(`${where} answered no JSON`, ids);
  const parsed = ask.answer.safeParse(body);
  if (parsed.success) return { is: 'yes', value: parsed.data, ids };
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') || 'the top';
  throw new UnreadableAnswer(`${where} does not fit at ${place}: ${issue?.code}`, ids);
}

function urlOf(baseUrl: string, { path, places = {}, query = {} }: Ask<unknown>) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = places[name];
    if (!value || /^\.+$/.test(value)) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${baseUrl.replace(/\/+$/, '')}${filled}${asked.length ? `?${asked.join('&')}` : ''}`;
}

const bodyOf = ({ body }: Ask<unknown>) => (body === undefined ? undefined : JSON.stringify(body));

function headersOf(options: CallOptions, ask: Ask<unknown>, ids: CallIds, token: string) {
  const own = Object.entries(ask.headers ?? {}).filter(([, value]) => value !== undefined);
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(ask.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    'MS-RequestId': ids.requestId,
    'MS-CorrelationId': ids.correlationId,
    'MS-Contract-Version': 'v1',
    'X-Locale': options.locale,
    'MS-PartnerCenter-Application': 'Reseller Desk',
    ...(Object.fromEntries(own) as Record<string, string>),
  };
}
