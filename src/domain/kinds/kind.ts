import type { z } from 'zod';
import type { Check, Facts } from '../checks/check.ts';
import type { Topic } from '../notice.ts';
import type { OrderLine, Segment } from '../order.ts';
import type { Op } from '../ports.ts';
import type { KindName, Request } from '../request.ts';
import type { StepDoors, StepName } from '../steps/step.ts';
import type { Country, Id, PartnerId, Subject } from '../values.ts';

/** The size and kind of an order, for the rules that ask for an admin. */
export interface Ordered {
  lines: readonly OrderLine[];
  segment: Segment;
  /** Absent: not known, and not asked for. */
  country?: Country;
  /** The reseller of record; absent: none. */
  partnerId?: PartnerId;
}

/** One kind of request, as data: read side by side, the kinds are the whole business. */
export interface Kind<Input = unknown> {
  name: KindName;
  /** What is asked; from submit on, a request's input satisfies this. */
  input: z.ZodType<Input>;
  /** What it is about. */
  about(input: Input, facts: Facts): Subject;
  /** The partnership it concerns, when there is one: facts are gathered around it. */
  partnershipId?(input: Input): Id | undefined;
  /** Names the document that keeps a second one from being open for the same thing; absent: as many as people like. */
  guard?(input: Input): string;
  /** The customer that it is for, when it exists already: what is kept of it and of its subscriptions is among the facts. */
  customerId?(input: Input): Id;
  /** The subscription that is changed. */
  subscriptionId?(input: Input): Id;
  /** Asked at submit, before approval and again after it, in this order. */
  checks: readonly Check<Input>[];
  /** `byRules`: when the rules for orders say so, or `reasons` gives any. */
  approval: 'always' | 'never' | 'byRules';
  /** Why an admin has to agree to this one, whatever is ordered: `because.<code>`. */
  reasons?(input: Input): readonly string[];
  /** What is ordered, for whom; absent or undefined: nothing is. */
  order?(input: Input): Ordered | undefined;
  /** The approver, too, has to tick the representation. */
  approverRepresents?: boolean;
  steps: readonly StepName[];
  /** What channels hear when it is done, or when one of its steps is. */
  announces: readonly { topic: Topic; key: string; after?: StepName }[];
  /** The asker may stop waiting for what happens outside. */
  stopWaiting: boolean;
  /** An admin may take back the approval while it waits, or take over its step. */
  adminsFinish: boolean;
  /** Asker and admins may have a waiting step look again at once. */
  looks: boolean;
  /** Which clock runs while it is open: an approval's, an invitation's, or an order's (faster, and it reminds of the customer agreement). */
  clock: 'approval' | 'invitation' | 'order';
  /** What an approver sees compared after a revision: field and how it reads in plain text. */
  compared(input: Input): Record<string, string>;
  /** Would a revision touch what finished steps have used? */
  locked?(change: { request: Request; before: Input; after: Input }): boolean;
  /** What failed is tried again or given up, never changed: part of it may be done. */
  fixed?: boolean;
  /** At which step a revised request goes on; absent: only what failed before its first step was done can be revised. */
  resumesAt?(request: Request): StepName;
  /** Puts back what finished steps changed here, when the request is taken back before its end. */
  undo?(doors: StepDoors, request: Request): Promise<readonly Op[]>;
}

/** Declares a kind; its input's type comes from its schema. */
export const kind = <Input>(declared: Kind<Input>): Kind => declared as unknown as Kind;
