import { currentFindings, makeSystemMove } from '../perform.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { steps } from '../steps/index.ts';
import type { StepName } from '../steps/step.ts';
import type { MoveName } from '../moves/move.ts';
import type { Op } from '../ports.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';

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
      return move(doors, request, 'stepDone', { learned: outcome.learned }, outcome.also);
    case 'failed':
      return move(doors, request, 'fail', {
        code: outcome.code,
        correlationId: outcome.correlationId,
      });
    case 'busy':
      return { is: 'again', at: outcome.until };
    case 'waiting':
      if (request.state === 'running') {
        await makeSystemMove(doors)(
          request.id,
          'stepWaits',
          { code: outcome.code, owner: outcome.owner },
          outcome.also,
        );
      }
      return { is: 'again', at: outcome.lookAt };
  }
};

const obstacleTo = async (doors: DeliveryDoors, request: Request): Promise<string | undefined> =>
  (await currentFindings(doors, request)).find((finding) => finding.weight === 'stops')?.code;

const move = async (
  doors: DeliveryDoors,
  request: Request,
  name: MoveName,
  args: Record<string, unknown>,
  also: readonly Op[] = [],
) => {
  await makeSystemMove(doors)(request.id, name, args, also);
  return done;
};
