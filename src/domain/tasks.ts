import { z } from 'zod';
import { Line, Topic } from './notice.ts';
import { Permission } from './policy.ts';
import type { Doc, Found } from './ports.ts';
import type { Request } from './request.ts';
import { Segment } from './order.ts';
import { Country, Id, Moment, Role } from './values.ts';

/** The standing rounds. */
export const Round = z.enum(['partnerships', 'customers', 'audit', 'slow', 'morning', 'catalogue']);
export type Round = z.infer<typeof Round>;

/** To whom a line is told. */
export const Audience = z.discriminatedUnion('to', [
  z.object({ to: z.literal('person'), id: Id }),
  z.object({ to: z.literal('roles'), roles: z.array(Role), except: z.array(Id) }),
  /** Whoever may do such things by the table of roles of now. */
  z.object({ to: z.literal('whoMay'), permission: Permission }),
  z.object({ to: z.literal('channels'), topic: Topic }),
]);
export type Audience = z.infer<typeof Audience>;

/** A follow-up: what is to be done after a commit, and repeated until it is done. */
export const Task = z.object({
  /** The same work has the same id, so that wishing for it twice is doing it once. */
  id: z.string(),
  /** Tasks of one lane are done one at a time. */
  lane: z.string(),
  due: Moment,
  tries: z.number().int(),
  lease: z.object({ by: z.string(), until: Moment }).optional(),
  /** Failed too often: kept for a person to look at, no longer due. */
  parked: z.boolean().optional(),
  work: z.discriminatedUnion('do', [
    /** Take the request's present step (or look again). */
    z.object({ do: z.literal('step'), requestId: Id }),
    /** Edit every posted copy of what is shown: `request:<id>`, `batch:<id>`, `match:<id>`, `reseller:<id>`. */
    z.object({ do: z.literal('paint'), show: z.string() }),
    /** Post the request's card to the approvals channels and a line to each approver. */
    z.object({ do: z.literal('callApprovers'), requestId: Id }),
    /** Tell a line: find who, and make a post for each. */
    z.object({
      do: z.literal('tell'),
      audience: Audience,
      line: Line.optional(),
      see: z.string().optional(),
      show: z.string().optional(),
    }),
    /** One message to one place: a line (with a button to what `see` names), or what `show` names. */
    z.object({
      do: z.literal('post'),
      place: z.string(),
      line: Line.optional(),
      see: z.string().optional(),
      show: z.string().optional(),
    }),
    /** Try the system move that is next on the request's clock. */
    z.object({ do: z.literal('clock'), requestId: Id }),
    /** Remind of a new customer's password, or end it, when it is time. */
    z.object({ do: z.literal('setup'), requestId: Id }),
    /** Read the catalogue of a market. */
    z.object({ do: z.literal('catalogue'), country: Country, segment: Segment }),
    /** Read the subscriptions of a reseller's customers and complete the posted form. */
    z.object({
      do: z.literal('impact'),
      partnershipId: Id,
      place: z.string(),
      messageId: z.string(),
      token: z.string(),
      question: z.string(),
    }),
    /** Read anew what the card of a reseller shows, and paint its copies. */
    z.object({ do: z.literal('freshen'), partnershipId: Id }),
    /** The same for the card of a customer, or of one of its subscriptions. */
    z.object({
      do: z.literal('freshenCustomer'),
      customerId: Id,
      subscriptionId: Id.optional(),
    }),
    /** Partner Center said that something has changed: read it again. */
    z.object({
      do: z.literal('event'),
      event: z.string(),
      customerId: Id.optional(),
      subscriptionId: Id.optional(),
    }),
    /** One of the standing rounds; one instance holds it. */
    z.object({ do: z.literal('round'), round: Round }),
  ]),
});
export type Task = z.infer<typeof Task>;

/**
 * What a move wishes to follow; `follows.ts` turns it into tasks. `look` takes the step again now, and asks Partner Center's list
 * where that is what it waits for. `setup` looks after the first sign-in in time, `showSetup` posts it to its owner.
 */
export type TaskWish =
  | 'step'
  | 'look'
  | 'paint'
  | 'paintReseller'
  | 'callApprovers'
  | 'setup'
  | 'showSetup'
  | 'paintSetup'
  | {
      tell:
        'asker' | 'setupOwner' | `person:${Id}` | 'approvers' | 'globalAdmins' | 'failures' | Topic;
      key: string;
      values?: Record<string, string>;
    };

/** Reads a stored task. */
export const readTask = (found: Found): Task => Task.parse(found.doc.body);

/** A task as stored: due when it is due, or when its lease has run out. */
export const taskDoc = (task: Task): Doc => ({
  id: `task:${task.id}`,
  type: 'task',
  schema: 1,
  sort: task.due,
  tags: [
    `do:${task.work.do}`,
    ...(task.parked ? ['parked'] : []),
    ...(task.lease ? [leasedBy(task.lease.by)] : []),
  ],
  keys: [],
  ...(!task.parked && {
    due: task.lease && task.lease.until > task.due ? task.lease.until : task.due,
  }),
  body: task,
});

/** The label of what a worker holds. */
export const leasedBy = (worker: string): string => `leased:${worker}`;

/** A fresh task. */
export const task = (id: string, lane: string, due: Moment, work: Task['work']): Task => ({
  id,
  lane,
  due,
  tries: 0,
  work,
});

/** The task that takes a request's step. */
export const stepTask = (request: Pick<Request, 'id'>, due: Moment): Task =>
  task(`step:${request.id}`, `request:${request.id}`, due, { do: 'step', requestId: request.id });

/** The task that looks after the first sign-in of a request's customer. */
export const setupTask = (requestId: Id, due: Moment): Task =>
  task(`setup:${requestId}`, `setup:${requestId}`, due, { do: 'setup', requestId });

/** The task that edits every copy of what is shown. */
export const paintTask = (show: string, due: Moment): Task =>
  task(`paint:${show}`, `paint:${show}`, due, { do: 'paint', show });

/** The task that edits every copy of a reseller's card. */
export const paintReseller = (partnershipId: Id, due: Moment): Task =>
  paintTask(`reseller:${partnershipId}`, due);

/** The task that reads anew what the card of a reseller shows. */
export const freshenTask = (partnershipId: Id, due: Moment): Task =>
  task(`freshen:${partnershipId}`, `freshen:${partnershipId}`, due, {
    do: 'freshen',
    partnershipId,
  });

/** The task that reads anew what the card of a customer shows, or that of one of its subscriptions. */
export const freshenCustomerTask = (customerId: Id, due: Moment, subscriptionId?: Id): Task =>
  task(
    subscriptionId ? `freshen:subscription:${subscriptionId}` : `freshen:customer:${customerId}`,
    `freshen:customer:${customerId}`,
    due,
    { do: 'freshenCustomer', customerId, ...(subscriptionId && { subscriptionId }) },
  );

/** The task that tells a line, or shows something, to an audience. `id` names the occasion: the same occasion is told once. */
export const tellTask = (
  id: string,
  due: Moment,
  audience: Audience,
  what: { line?: Line; see?: string; show?: string },
): Task => task(`tell:${id}`, `tell:${id}`, due, { do: 'tell', audience, ...what });

/** The task that posts to one place; `occasion` is why. */
export const postTask = (
  occasion: string,
  place: string,
  due: Moment,
  { line, see, show }: { line?: Line; see?: string; show?: string },
): Task =>
  task(`post:${occasion}:${place}`, `post:${place}`, due, {
    do: 'post',
    place,
    ...(line && { line }),
    ...(see && { see }),
    ...(show && { show }),
  });

/** The task of a standing round. */
export const roundTask = (round: Round, due: Moment): Task =>
  task(`round:${round}`, `round:${round}`, due, { do: 'round', round });
