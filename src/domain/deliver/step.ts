import { currentFindings, makeSystemMove } from '../perform.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { steps } from '../steps/index.ts';
import type { StepName, StepOutcome } from '../steps/step.ts';
import type { Task } from '../tasks.ts';
import type { MoveName } from '../moves/move.ts';
import type { Op } from '../ports.ts';
import { isRefusal } from '../refusal.ts';
import { done, type DeliveryDoors, type Doer, type Done } from './doer.ts';

/**
 * Takes a request's present step, or looks again at what it waits for. Before the first step, and when it goes on after an approval
 * or a change, everything is checked anew.
 */
export const takeStep: Doer<'step'> = async (doors, work, task) => {
  const found = await doors.store.desk.read(requestDocId(work.requestId));
  const request = found && readRequest(found);
  if (!request || (request.state !== 'running' && request.state !== 'waiting')) return done;
  const obstacle = checksAgain(request, task) ? await obstacleTo(doors, request) : undefined;
  if (obstacle) return move(doors, request, 'fail', { code: obstacle });
  const outcome = await steps[request.steps[request.step] as StepName](doors, request);
  return outcome.is === 'busy'
    ? { is: 'again', at: outcome.until }
    : record(doors, request, outcome);
};

// After a broken try the step may have happened: then what it has to learn is how it ended.
const checksAgain = ({ state, step, recheck }: Request, { tries }: Task): boolean =>
  state === 'running' && (step === 0 || (recheck === true && tries === 0));

const obstacleTo = async (doors: DeliveryDoors, request: Request): Promise<string | undefined> =>
  (await currentFindings(doors, request)).find((finding) => finding.weight === 'stops')?.code;

/** Saves how a step went. */
const record = (
  doors: DeliveryDoors,
  request: Request,
  outcome: Exclude<StepOutcome, { is: 'busy' }>,
): Promise<Done> => {
  const { learned, placed, setup, ids, also } = outcome;
  const found = { learned, placed, setup, ids };
  switch (outcome.is) {
    case 'done':
      return move(doors, request, 'stepDone', found, done, also);
    case 'failed': {
      const { code, correlationId } = outcome;
      return move(doors, request, 'fail', { code, correlationId, ...found }, done, also);
    }
    case 'back':
      return move(doors, request, 'stepBack', { to: outcome.to, ...found }, done, also);
    case 'needsApproval':
      // An admin who has agreed to all of it already need not be asked for one more reason.
      return request.needs?.by === 'approver'
        ? move(doors, request, 'stepDone', found, done, also)
        : move(doors, request, 'askApproval', { because: outcome.because, ...found }, done, also);
    case 'waiting': {
      const again: Done = { is: 'again', at: outcome.lookAt };
      if (waitsOn(request, outcome)) return Promise.resolve(again);
      const { code, owner } = outcome;
      return move(doors, request, 'stepWaits', { code, owner, ...found }, again, also);
    }
  }
};

/** It waits for the same as before, and nothing new is known. */
const waitsOn = (
  { state, waiting, learned, placed }: Request,
  outcome: Extract<StepOutcome, { is: 'waiting' }>,
): boolean =>
  state === 'waiting' &&
  waiting?.code === outcome.code &&
  !outcome.also &&
  !outcome.setup &&
  Object.entries(outcome.learned ?? {}).every(([name, value]) => learned[name] === value) &&
  (outcome.placed === undefined || JSON.stringify(outcome.placed) === JSON.stringify(placed));

/** Saves what a step came to; when something changed meanwhile, the step looks again. */
const move = async (
  doors: DeliveryDoors,
  request: Request,
  name: MoveName,
  args: Record<string, unknown>,
  then: Done = done,
  also: readonly Op[] = [],
): Promise<Done> => {
  const seen = { version: request.version, also };
  const moved = await makeSystemMove(doors)(request.id, name, args, seen);
  const overtaken = isRefusal(moved) && moved.refused === 'changed';
  return overtaken ? { is: 'again', at: doors.clock.now() } : then;
};
