import { z } from 'zod';
import type { Clock, Log } from '../../domain/ports.ts';
import { jsonOf } from './body.ts';
import type { RefreshToken } from './refreshToken.ts';
import { BrokenLine, busyFor, exchange, isPassing } from './wire.ts';
import type { Reply } from './wire.ts';

/** `appUser`: the desk acts for its signed-in service account (relationships, profiles); `app`: for itself. */
export type TokenKind = 'appUser' | 'app';

/** A token, or why there is none. */
export type TokenAnswer =
  | { is: 'token'; token: string }
  | { is: 'no'; code: string; status: number; source: string }
  | { is: 'busy'; forMs: number };

/** Access tokens of both kinds, kept until five minutes before their end; one request at a time for each kind. */
export interface Tokens {
  /** `refused`: a token that was just answered with 401, so that another one is needed. @throws BrokenLine */
  get(kind: TokenKind, refused?: string): Promise<TokenAnswer>;
}

/** Where and as whom tokens are asked for. */
export interface TokenOptions {
  /** The authority, as `https://login.microsoftonline.com`. */
  loginUrl: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** The audience. */
  resource: string;
  refreshToken: RefreshToken;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
}

/** Entra refused to issue a token: Partner Center's own code for the same. */
const tokenRefused = '90000';
const endsEarlyMs = 5 * 60_000;
const timeoutMs = 20_000;

const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().min(1).optional(),
});
type Token = z.infer<typeof Token>;

const Refusal = z.object({
  error: z.string().max(60).catch('?'),
  error_codes: z.array(z.number()).catch([]),
});

/** Opens the tokens of one application in one tenant. */
export const openTokens = (options: TokenOptions): Tokens => {
  const kept = new Map<TokenKind, { token: string; until: number }>();
  const underWay = new Map<TokenKind, Promise<TokenAnswer>>();
  const now = () => Date.parse(options.clock.now());

  const fetchToken = async (kind: TokenKind): Promise<TokenAnswer> => {
    const held = kind === 'appUser' ? await options.refreshToken.take() : undefined;
    const grant: Record<string, string> = held
      ? { grant_type: 'refresh_token', refresh_token: held.token, scope: 'openid' }
      : { grant_type: 'client_credentials' };
    const asked = now();
    const answer = read(await post(options, kind, grant), now());
    if (answer.is === 'no') {
      const { status, source } = answer;
      options.log.info('partnerCenter.tokenRefused', { kind, status, source });
    }
    if (answer.is !== 'granted') return answer;
    const { access_token: token, expires_in: seconds, refresh_token: brought } = answer.granted;
    kept.set(kind, { token, until: asked + seconds * 1000 - endsEarlyMs });
    if (held) await options.refreshToken.keep(held, brought);
    return { is: 'token', token };
  };

  return {
    get: (kind, refused) => {
      const found = kept.get(kind);
      if (found && found.token !== refused && found.until > now()) {
        return Promise.resolve({ is: 'token', token: found.token });
      }
      const pending = underWay.get(kind);
      if (pending) return pending;
      const flight = fetchToken(kind).finally(() => underWay.delete(kind));
      underWay.set(kind, flight);
      return flight;
    },
  };
};

async function post(options: TokenOptions, kind: TokenKind, grant: Record<string, string>) {
  const { loginUrl, tenantId, clientId, clientSecret, resource, log, fetch } = options;
  const form = { ...grant, client_id: clientId, client_secret: clientSecret, resource };
  const started = performance.now();
  const note = (status: number | string) =>
    log.info('partnerCenter.token', { kind, status, ms: Math.round(performance.now() - started) });
  try {
    const reply = await exchange(
      fetch,
      `${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/token`,
      {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(timeoutMs),
      },
    );
    note(reply.status);
    return reply;
  } catch (error) {
    note(error instanceof BrokenLine ? error.after : 'fault');
    throw error;
  }
}

type Read = Exclude<TokenAnswer, { is: 'token' }> | { is: 'granted'; granted: Token };

function read({ status, headers, text }: Reply, now: number): Read {
  if (status === 429) return { is: 'busy', forMs: busyFor(headers, now) };
  if (isPassing(status)) throw new BrokenLine(`The token endpoint answered ${status}`, 'status');
  const body = jsonOf(text);
  if (status < 200 || status > 299) return refusal(status, body);
  const token = Token.safeParse(body);
  if (token.success) return { is: 'granted', granted: token.data };
  const path = token.error.issues[0]?.path.join('.') ?? '';
  throw new Error(`The token endpoint answered something unreadable at "${path}"`);
}

// `error_description` names people and stays unread; the AADSTS numbers say the same.
function refusal(status: number, body: unknown): Read {
  const parsed = Refusal.safeParse(body ?? {});
  const { error, error_codes: numbers } = parsed.success
    ? parsed.data
    : { error: '?', error_codes: [] };
  const source = ['entra', error, ...numbers.map((number) => `AADSTS${number}`)].join(' ');
  return { is: 'no', code: tokenRefused, status, source };
}
