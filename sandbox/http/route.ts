import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

/** Which token an operation takes: none, any, or only one that stands for a user. */
export type Access = 'open' | 'appOrUser' | 'userOnly';

/** One operation of the sandbox: a line of its table of contents. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** With `:name` for parts that vary. */
  path: string;
  /** A function where it depends on what is asked. */
  access: Access | ((call: Call) => Access);
  /** Shares the limit of calls a minute that holds for customers, orders and subscriptions. */
  limited?: boolean;
  /** Runs as one transaction unless it only reads (GET, HEAD). */
  answer: (call: Call) => Answer;
}
