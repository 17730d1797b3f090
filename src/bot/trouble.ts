import type { Moment } from '../domain/values.ts';

/** What is to be done about a failed call to Teams. `wait`: milliseconds after which the same call is good again. */
export type Trouble =
  { is: 'dead' } | { is: 'gone' } | { is: 'wait'; ms: number | undefined } | { is: 'fault' };

/** A call to Teams that was answered with a no. It carries the status and Teams' own code, and nothing of the request. */
export class TeamsSaysNo extends Error {
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** Seconds or a date, as Teams wrote it; only there when it did. */
  declare readonly retryAfter?: string;
  constructor(status: number | undefined, code: string | undefined, retryAfter?: string) {
    super(`Teams answered ${status ?? 'nothing'}${code ? ` (${code})` : ''}`);
    this.name = 'TeamsSaysNo';
    this.status = status;
    this.code = code;
    if (retryAfter !== undefined) Object.assign(this, { retryAfter });
  }
}

/** What was called. A message that began a thread is gone together with its conversation, which says nothing of the channel. */
export type Call = 'post' | 'edit' | 'editInThread';

/** Reads a failed call, after the status code table of the Teams bot documentation. */
export const troubleOf = (error: unknown, call: Call, now: Moment): Trouble => {
  if (!(error instanceof TeamsSaysNo)) return { is: 'fault' };
  const { status, code } = error;
  if (status === 404) {
    const gone = call === 'editInThread' || (call === 'edit' && code !== 'ConversationNotFound');
    return { is: gone ? 'gone' : 'dead' };
  }
  // The wrong cloud's host is a mistake of the set-up; every other 403 means that nobody can be reached there now.
  if (status === 403) return { is: code === 'InvalidBotApiHost' ? 'fault' : 'dead' };
  if (status === 412 || status === 429) return { is: 'wait', ms: retryAfter(error, now) };
  // After these the message may or may not be there: an edit is repeated, a post is left to whoever counts posts.
  if (call !== 'post' && (status === 502 || status === 503 || status === 504)) {
    return { is: 'wait', ms: retryAfter(error, now) };
  }
  return { is: 'fault' };
};

const retryAfter = ({ retryAfter: told }: TeamsSaysNo, now: Moment): number | undefined => {
  if (!told) return undefined;
  if (/^\d+$/.test(told)) return Number(told) * 1_000;
  const until = Date.parse(told);
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.parse(now));
};
