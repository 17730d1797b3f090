import { ofReseller } from '../checks/newBusiness.ts';
import { currentFindings, makeSystemMove } from '../perform.ts';
import type { Findings } from '../moves/findings.ts';
import { readRequest, requestDoc, requestDocId, type Request } from '../request.ts';
import { decideAndSave, over, putTasks } from '../save.ts';
import { steps } from '../steps/index.ts';
import { looksItself, makesOnce, type StepName, type StepOutcome } from '../steps/step.ts';
import { paintTask, setupTask } from '../tasks.ts';
import type { MoveName } from '../moves/move.ts';
import type { Found, Op } from '../ports.ts';
import { isRefusal } from '../refusal.ts';
import type { Id } from '../values.ts';
import { done, type DeliveryDoors, type Doer, type Done } from './doer.ts';

/**
 * Takes a request's present step, or looks again at what it waits for. Before the first step, and when it goes on after an approval
 * or a change, everything is checked anew.
 */
export const takeStep: Doer<'step'> = async (doors, work) => {
  const found = await doors.store.desk.read(requestDocId(work.requestId));
  const request = found && readRequest(found);
  if (!request || (request.state !== 'running' && request.state !== 'waiting')) return done;
  const obstacle = await obstacleTo(doors, request);
  if (obstacle) return move(doors, request, 'fail', { code: obstacle });
  const step = request.steps[request.step] as StepName;
  if (checksAgain(request) && makesOnce[step] && !(await noteChecked(doors, found, request)))
    return { is: 'again', at: doors.clock.now() };
  const outcome = await steps[step](doors, request);
  return outcome.is === 'busy'
    ? { is: 'again', at: outcome.until }
    : record(doors, request, outcome);
};

const checksAgain = ({ state, steps: names, step, recheck }: Request): boolean =>
  state === 'running' && (recheck ?? step === 0) && !looksItself.includes(names[step] as StepName);

// From here on it may have happened, whatever becomes of this try: what the next one has to learn is how it ended, and no
// check may call it failed before.
const noteChecked = async (
  { store }: DeliveryDoors,
  found: Found,
  request: Request,
): Promise<boolean> => {
  const doc = requestDoc({ ...request, recheck: false });
  return (await store.desk.commit([over(found, doc)])) === 'saved';
};

const obstacleTo = async (doors: DeliveryDoors, request: Request): Promise<string | undefined> => {
  const all = checksAgain(request);
  if (!all && !beginsToOrder(request)) return undefined;
  const stops = (await currentFindings(doors, request)).filter(({ weight }) => weight === 'stops');
  return stops.find(({ code }) => all || ofReseller.includes(code))?.code;
};

// Weeks may have passed until the customer agreed. What is wrong with a line, the cart says of each.
const beginsToOrder = ({ state, steps: names, step }: Request): boolean =>
  state === 'running' && ['raiseLicences', 'buildCart'].includes(names[step] ?? '');

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
      return move(
        doors,
        request,
        'askApproval',
        { because: outcome.because, ...found },
        done,
        also,
      );
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
  if (overtaken) await keepFound(doors, request.id, args as Findings, also);
  return overtaken ? { is: 'again', at: doors.clock.now() } : then;
};

/** What a step found is true all the same when somebody else was faster; what cannot be found a second time is kept. */
const keepFound = (
  doors: DeliveryDoors,
  requestId: Id,
  findings: Findings,
  also: readonly Op[],
): Promise<void> =>
  decideAndSave<void>(doors, async () => {
    const found = await doors.store.desk.read(requestDocId(requestId));
    const request = found && readRequest(found);
    const kept: Partial<Request> | undefined = request && foundLate(request, findings);
    if (!request || !kept) return { ops: [], answer: undefined };
    const now = doors.clock.now();
    const paints = [paintTask(`request:${requestId}`, now), paintTask(`setup:${requestId}`, now)];
    const secret = kept.setup ? [...also, ...putTasks([setupTask(requestId, now)])] : [];
    const doc = requestDoc({ ...request, ...kept });
    return { ops: [over(found, doc), ...secret, ...putTasks(paints)], answer: undefined };
  });

/** Given up while it was being ordered, it is ordered; and a password is not lost that another worker was answered without. */
const foundLate = (
  request: Request,
  { placed, setup }: Findings,
): Pick<Request, 'placed' | 'setup'> | undefined => {
  if (request.state === 'abandoned' && placed) return { placed };
  const isLost = request.setup?.gone?.why === 'lost' && setup !== undefined && !setup.gone;
  return isLost && request.placed?.customerId === placed?.customerId ? { setup } : undefined;
};
