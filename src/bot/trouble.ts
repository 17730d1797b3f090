import type { Moment } from '../domain/values.ts';

/** What is to be done about a failed call to Teams. `wait`: milliseconds after which the same call is good again. */
export type Trouble =
  { is: 'dead' } | { is: 'gone' } | { is: 'wait'; ms: number | undefined } | { is: 'fault' };

/** What we read of a failed call: never its request, which holds our token. */
interface Failed {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined | null } };
}

/** A call to Teams that failed for good. It carries the status and Teams' own code, and nothing of the request. */
export class TeamsSaysNo extends Error {
  readonly status: number | undefined;
  readonly code: string | undefined;
  constructor(status: number | undefined, code: string | undefined) {
    super(`Teams answered ${status ?? 'nothing'}${code ? ` (${code})` : ''}`);
    this.name = 'TeamsSaysNo';
    this.status = status;
    this.code = code;
  }
}

/** What was called. A message that began a thread is gone together with its conversation, which says nothing of the channel. */
export type Call = 'post' | 'edit' | 'editInThread';

/** Reads a failed call, after the status code table of the Teams bot documentation. */
export const troubleOf = (error: unknown, call: Call, now: Moment): Trouble => {
  const { statusCode, code } = error as Failed;
  if (statusCode === 404) {
    const gone = call === 'editInThread' || (call === 'edit' && code !== 'ConversationNotFound');
    return { is: gone ? 'gone' : 'dead' };
  }
  // The wrong cloud's host is a mistake of the set-up; every other 403 means that nobody can be reached there now.
  if (statusCode === 403) return { is: code === 'InvalidBotApiHost' ? 'fault' : 'dead' };
  if (statusCode === 412 || statusCode === 429)
    return { is: 'wait', ms: retryAfter(error as Failed, now) };
  // After these the message may or may not be there: an edit is repeated, a post is left to whoever counts posts.
  if (call !== 'post' && (statusCode === 502 || statusCode === 503 || statusCode === 504)) {
    return { is: 'wait', ms: retryAfter(error as Failed, now) };
  }
  return { is: 'fault' };
};

/** The fault as it may be logged. */
export const faultOf = (error: unknown): Error => {
  const { statusCode, code } = error as Failed;
  if (
    statusCode === undefined &&
    code === undefined &&
    error instanceof Error &&
    error.name !== 'RestError'
  )
    return error;
  return new TeamsSaysNo(statusCode, code);
};

const retryAfter = ({ response }: Failed, now: Moment): number | undefined => {
  const told = response?.headers?.get('retry-after');
  if (!told) return undefined;
  if (/^\d+$/.test(told)) return Number(told) * 1_000;
  const until = Date.parse(told);
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.parse(now));
};
