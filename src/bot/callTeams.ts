import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { TeamsSaysNo } from './trouble.ts';

/** Asks one thing of Teams. `path`: what follows `/v3/conversations`; throws `TeamsSaysNo`, or what broke the line. */
export type CallTeams = (
  method: 'POST' | 'PUT',
  path: readonly string[],
  body: unknown,
) => Promise<{ id?: string }>;

const callMs = 5_000;

/**
 * Speaks to Teams for a turn, under the token that the framework has for it. The framework's own client repeats posts after 500
 * and 503, which makes duplicates, sleeps as long as a 429 asks, and takes three times the processor time.
 */
export const callerOf = (context: TurnContext): CallTeams => {
  const connector = context.turnState.get<ConnectorClient>(context.adapter.ConnectorClientKey);
  if (!connector) throw new Error('The context has no connector');
  const base = `${context.activity.serviceUrl.replace(/\/+$/, '')}/v3/conversations`;
  return async (method, path, body) => {
    const url = [base, ...path.map(encodeURIComponent)].join('/');
    return answerOf(await send(url, method, await headersOf(connector), JSON.stringify(body)));
  };
};

const headersOf = async ({ credentials }: ConnectorClient): Promise<Map<string, string>> => {
  const headers = new Map([
    ['Accept', '*/*'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['User-Agent', 'Reseller-Desk'],
  ]);
  // The credentials sign whatever has headers to set; in local mode there are none, and nothing is set.
  await credentials.signRequest({ headers } as unknown as Parameters<
    typeof credentials.signRequest
  >[0]);
  return headers;
};

interface Answered {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

const send = async (
  url: string,
  method: string,
  headers: ReadonlyMap<string, string>,
  body: string,
): Promise<Answered> => {
  const request = url.startsWith('https:') ? secureRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const hear = (answer: IncomingMessage): void => {
    const { statusCode: status = 0, headers: told } = answer;
    let heard = '';
    answer.setEncoding('utf8').on('data', (part: string) => (heard += part));
    answer.once('end', () => resolve({ status, retryAfter: told['retry-after'], body: heard }));
    answer.once('error', reject);
  };
  const call = request(url, { method, headers: Object.fromEntries(headers) }, hear);
  const patience = setTimeout(
    () => call.destroy(new Error('Aborted: Teams does not answer')),
    callMs,
  );
  call.once('error', reject).end(body);
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
  }
};

const answerOf = ({ status, retryAfter, body }: Answered): { id?: string } => {
  const answer = asObject(body);
  if (status < 200 || status > 299) throw new TeamsSaysNo(status, codeIn(answer), retryAfter);
  if (answer === undefined) throw new TeamsSaysNo(status, 'notJson');
  return typeof answer.id === 'string' ? { id: answer.id } : {};
};

/** The JSON object in a body; nothing at all says as much as an empty one. */
const asObject = (body: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = body === '' ? {} : JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const codeIn = (answer: Record<string, unknown> = {}): string | undefined => {
  const { code } = (answer.error ?? answer) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
};
