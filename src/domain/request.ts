import { z } from 'zod';
import { Placed, Setup } from './order.ts';
import type { Doc, Found } from './ports.ts';
import { Id, Moment, Person, Subject } from './values.ts';

/** Every state of a request's life. */
export const State = z.enum([
  'draft',
  'pending',
  'running',
  'waiting',
  'done',
  'failed',
  'rejected',
  'withdrawn',
  'expired',
  'abandoned',
  'discarded',
]);
export type State = z.infer<typeof State>;

/** States in which something can still happen. */
export const openStates: readonly State[] = ['draft', 'pending', 'running', 'waiting', 'failed'];

/** States of what was submitted and is not over: there is one such request of a kind for a thing, and others look out for it. */
export const statesUnderWay: readonly State[] = ['pending', 'running', 'waiting', 'failed'];

/** The kinds of request; each has a file in `kinds/`. */
export const KindName = z.enum([
  'removePartnership',
  'requestPartnership',
  'addCustomer',
  'addSubscription',
  'associateReseller',
  'reassignSubscriptions',
  'setSupportContact',
  'changeSubscription',
  'upgradeSubscription',
  'requestCustomer',
  'endRelationship',
]);
export type KindName = z.infer<typeof KindName>;

/** One decision by a person: which move, by whom, when, with which words. */
export const Verdict = z.object({
  move: z.string(),
  by: Person,
  at: Moment,
  comment: z.string().optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** What a waiting step waits for: a code (`waits.<code>` in the locales), since when, and who must do it. */
export const Waiting = z.object({ code: z.string(), since: Moment, owner: Person.optional() });
export type Waiting = z.infer<typeof Waiting>;

/** Why a step failed: a code of Partner Center or of ours, and the ids to ask support with. */
export const Failure = z.object({
  step: z.string(),
  code: z.string(),
  correlationId: z.string().optional(),
  at: Moment,
});
export type Failure = z.infer<typeof Failure>;

/** One thing somebody asks the desk to do. */
export const Request = z.object({
  id: Id,
  kind: KindName,
  state: State,
  /** Counts changes of state or input, nothing else. */
  version: z.number().int(),
  /** The version at which the input last changed: a click on an older card than this is out of date. */
  inputVersion: z.number().int(),
  /** What is asked, as the kind's schema says; null until it was submitted once. */
  input: z.unknown(),
  /** The answers of the dialog, by question, so that it can be taken up again. */
  answers: z.record(z.string(), z.unknown()).optional(),
  /** The input as it was when last sent back, so that the approver sees what changed. */
  inputBefore: z.unknown().optional(),
  about: Subject,
  asker: Person,
  /** Everybody who wrote any of it. */
  authors: z.array(Id),
  /** Requests made in one go share this. */
  batch: Id.optional(),
  /** Frozen at submit: who has to agree, and why. */
  needs: z.object({ by: z.enum(['approver', 'nobody']), because: z.array(z.string()) }).optional(),
  verdicts: z.array(Verdict),
  /** The steps' permanent names, stored when it starts to run. */
  steps: z.array(z.string()),
  step: z.number().int(),
  /** Rises only when a definite answer was recorded; part of the idempotency key. */
  attempt: z.number().int(),
  waiting: Waiting.optional(),
  failure: Failure.optional(),
  /** What steps learned and later ones or the card need. */
  learned: z.record(z.string(), z.string()),
  /** It was approved or changed: everything is checked anew before its present step is taken. False: it was, and it may have happened. */
  recheck: z.boolean().optional(),
  /** When each finished step was done, by its place in `steps`. */
  stepTimes: z.array(Moment).default([]),
  /** Orders: how far it is in Partner Center. */
  placed: Placed.optional(),
  /** New customers: the first sign-in. */
  setup: Setup.optional(),
  /** When the system looks at its age next (remind, escalate, expire); the move it will try. */
  next: z.object({ move: z.enum(['remind', 'escalate', 'expire']), at: Moment }).optional(),
  createdAt: Moment,
  submittedAt: Moment.optional(),
  changedAt: Moment,
});
export type Request = z.infer<typeof Request>;

/** Reads a stored request. */
export const readRequest = (found: Found): Request => Request.parse(found.doc.body);

/** A request as stored. Lists are newest first, so they ask for descending order. */
export const requestDoc = (request: Request): Doc => ({
  id: requestDocId(request.id),
  type: 'request',
  schema: 1,
  sort: request.createdAt,
  tags: [
    `state:${request.state}`,
    `kind:${request.kind}:${request.state}`,
    `asker:${request.asker.id}`,
    `about:${request.about.type}:${request.about.id}`,
    ...(request.about.of ? [`of:${request.about.of}`] : []),
    ...(openStates.includes(request.state) ? ['open', `asker:${request.asker.id}:open`] : []),
    ...(statesUnderWay.includes(request.state)
      ? [
          `about:${request.about.id}:open`,
          ...(request.about.of ? [`about:${request.about.of}:open`] : []),
        ]
      : []),
    ...(request.state === 'discarded' ? [] : ['shown']),
    ...(request.batch ? [`batch:${request.batch}`] : []),
    ...countryTag(request.input),
    ...(request.waiting?.owner ? [`owner:${request.waiting.owner.id}`] : []),
  ],
  keys: [],
  body: request,
});

/** The document id of a request. */
export const requestDocId = (id: Id): string => `request:${id}`;

const countryTag = (input: unknown): string[] =>
  typeof input === 'object' &&
  input !== null &&
  'country' in input &&
  typeof input.country === 'string'
    ? [`country:${input.country}`]
    : [];
