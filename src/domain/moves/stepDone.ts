import type { z } from 'zod';
import type { TaskWish } from '../tasks.ts';
import { Findings, idsOf, known, timesWith } from './findings.ts';
import { move, type Situation } from './move.ts';

type Args = z.infer<typeof Findings>;

/** A step has its definite answer: the next one, or the end. */
export const stepDone = move<Args>({
  name: 'stepDone',
  by: ['system'],
  from: ['running', 'waiting'],
  args: Findings,
  to: ({ request }) => (request.step + 1 < request.steps.length ? 'running' : 'done'),
  change: ({ request, args, now }) => ({
    ...known(request, args),
    step: request.step + 1,
    attempt: request.attempt + 1,
    stepTimes: timesWith(request, now),
    waiting: undefined,
    recheck: undefined,
  }),
  then: (situation, after) => [
    ...(after.state === 'done'
      ? [{ tell: 'asker' as const, key: `done.${situation.kind.name}` }]
      : (['step'] as const)),
    ...accepted(situation),
    ...announced(situation, after.state === 'done'),
    ...firstSignIn(situation),
    'paint',
    'paintReseller',
  ],
  says: ({ request }) => ({ step: request.steps[request.step] ?? '' }),
  knownAs: idsOf,
});

/** The asker was told to have the customer accept its agreement, and hears that it has. */
const accepted = ({ request }: Situation<Args>): TaskWish[] =>
  request.waiting?.code === 'agreement' ? [{ tell: 'asker', key: 'agreementAccepted' }] : [];

const announced = ({ kind, request }: Situation<Args>, isDone: boolean): TaskWish[] =>
  kind.announces
    .filter(({ after }) => (after === undefined ? isDone : after === request.steps[request.step]))
    .map(({ topic, key }) => ({ tell: topic, key }));

/** A first sign-in that was just given is shown to its owner; one that came without its password says so. */
const firstSignIn = ({ args }: Situation<Args>): TaskWish[] =>
  args.setup === undefined ? [] : ['showSetup', 'setup'];
