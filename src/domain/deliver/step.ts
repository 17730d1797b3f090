import { currentFindings, makeSystemMove } from '../perform.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { steps } from '../steps/index.ts';
import type { StepName } from '../steps/step.ts';
import type { MoveName } from '../moves/move.ts';
import type { Op } from '../ports.ts';
import { isRefusal } from '../refusal.ts';
import { done, type DeliveryDoors, type Doer, type Done } from './doer.ts';

/** Takes a request's present step, or looks again at what it waits for. Before the first step everything is checked anew. */
export const takeStep: Doer<'step'> = async (doors, work) => {
  const found = await doors.store.desk.read(requestDocId(work.requestId));
  const request = found && readRequest(found);
  if (!request || (request.state !== 'running' && request.state !== 'waiting')) return done;
  const obstacle =
    request.step === 0 && request.state === 'running'
      ? await obstacleTo(doors, request)
      : undefined;
  if (obstacle) return move(doors, request, 'fail', { code: obstacle });
  const outcome = await steps[request.steps[request.step] as StepName](doors, request);
  switch (outcome.is) {
    case 'done':
      return move(doors, request, 'stepDone', { learned: outcome.learned }, done, outcome.also);
    case 'failed':
      return move(doors, request, 'fail', {
        code: outcome.code,
        correlationId: outcome.correlationId,
      });
    case 'busy':
      return { is: 'again', at: outcome.until };
    case 'waiting': {
      const again: Done = { is: 'again', at: outcome.lookAt };
      if (request.state === 'waiting') return again;
      const { code, owner, also } = outcome;
      return move(doors, request, 'stepWaits', { code, owner }, again, also);
    }
  }
};

const obstacleTo = async (doors: DeliveryDoors, request: Request): Promise<string | undefined> =>
  (await currentFindings(doors, request)).find((finding) => finding.weight === 'stops')?.code;

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
