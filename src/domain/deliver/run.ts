import { makeSystemMove } from '../perform.ts';
import type { Found, Op } from '../ports.ts';
import { NoAnswer } from '../partnerCenterDoor.ts';
import { readRequest, requestDocId } from '../request.ts';
import { makesOnce, type StepName } from '../steps/step.ts';
import { readTask, taskDoc, type Task } from '../tasks.ts';
import { later } from '../time.ts';
import type { Id, Moment } from '../values.ts';
import type { DeliveryDoors, Done } from './doer.ts';
import { doTask } from './index.ts';

const leaseSeconds = 60;
const renewSeconds = 20;
const mostTries = 10;
const longestBackOffSeconds = 300;

/**
 * Claims one task, does it, and saves how it went; false when that could not be saved. Never rejects: a task that cannot be done
 * now is done later.
 */
export const run = async (
  doors: DeliveryDoors,
  worker: string,
  found: Found,
  task: Task,
): Promise<boolean> => {
  try {
    const claimed = await claim(doors, worker, found, task);
    if (!claimed) return true;
    try {
      await finish(doors, worker, task, await doClaimed(doors, worker, claimed));
    } catch (error) {
      await failed(doors, worker, task, error);
    }
    return true;
  } catch (error) {
    doors.log.fault('delivery.save', error, { task: task.id });
    return false;
  }
};

/** Does a task while its claim is renewed; the last renewal is over before the end is saved, so that neither is in the other's way. */
const doClaimed = async (doors: DeliveryDoors, worker: string, claimed: Task): Promise<Done> => {
  let renewed = Promise.resolve();
  const keep = setInterval(() => {
    renewed = renewed.then(() => renew(doors, worker, claimed));
  }, renewSeconds * 1000);
  try {
    return await doTask(doors, claimed);
  } finally {
    clearInterval(keep);
    await renewed;
  }
};

const claim = async (
  doors: DeliveryDoors,
  worker: string,
  found: Found,
  task: Task,
): Promise<Task | undefined> => {
  const lease = { by: worker, until: later(doors.clock.now(), { seconds: leaseSeconds }) };
  const claimed = { ...task, lease };
  const saved = await doors.store.desk.commit([
    { op: 'replace', doc: taskDoc(claimed), etag: found.etag },
  ]);
  return saved === 'saved' ? claimed : undefined;
};

/** The task as it stands, if it is still ours: somebody who wished for it again meanwhile has put a fresh one in its place. */
const ours = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
): Promise<Found | undefined> => {
  const found = await doors.store.desk.read(taskDoc(task).id);
  return found && readTask(found).lease?.by === worker ? found : undefined;
};

const renew = async (doors: DeliveryDoors, worker: string, task: Task): Promise<void> => {
  try {
    const found = await ours(doors, worker, task);
    if (found) await claim(doors, worker, found, readTask(found));
  } catch (error) {
    doors.log.fault('delivery.renew', error, { task: task.id });
  }
};

const finish = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
  how: Done,
): Promise<void> => {
  const found = await ours(doors, worker, task);
  const ops: Op[] = how.is === 'done' ? [...(how.ops ?? [])] : [];
  if (found) {
    const { doc, etag } = found;
    if (how.is === 'done') ops.unshift({ op: 'remove', id: doc.id, etag });
    else ops.push({ op: 'replace', doc: taskDoc(waiting(task, how.at, 0)), etag });
  }
  if (ops.length === 0) return;
  const saved = await doors.store.desk.commit(ops);
  // Put anew, or claimed by somebody else, between the look and the commit: then it is not ours to end.
  if (saved === 'conflict' && found) return finish(doors, worker, task, how);
  if (how.is === 'again') wakeAt(doors, how.at);
};

const waiting = ({ lease: _lease, ...task }: Task, due: Moment, tries: number): Task => ({
  ...task,
  due,
  tries,
});

const wakeAt = (doors: DeliveryDoors, at: Moment): void => {
  const ms = Date.parse(at) - Date.parse(doors.clock.now());
  if (ms < 60_000) setTimeout(() => doors.wake(), Math.max(ms, 0) + 5).unref();
};

const failed = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
  error: unknown,
): Promise<void> => {
  const tries = task.tries + 1;
  doors.log.fault('task.failed', error, { task: task.id, tries });
  const found = await ours(doors, worker, task);
  if (!found) return;
  if (tries >= mostTries) return park(doors, found, task, error);
  const seconds = Math.min(2 ** tries, longestBackOffSeconds);
  const at = later(doors.clock.now(), { seconds });
  await doors.store.desk.commit([
    { op: 'replace', doc: taskDoc(waiting(task, at, tries)), etag: found.etag },
  ]);
  wakeAt(doors, at);
};

const goesOn: readonly Task['work']['do'][] = ['round', 'clock', 'setup'];

/** Ten failures: a request's step fails visibly; what nobody else would come back to goes on; the rest stays for a person to look at. */
const park = async (
  doors: DeliveryDoors,
  found: Found,
  task: Task,
  error: unknown,
): Promise<void> => {
  if (goesOn.includes(task.work.do)) {
    const at = later(doors.clock.now(), { seconds: longestBackOffSeconds });
    await doors.store.desk.commit([
      { op: 'replace', doc: taskDoc(waiting(task, at, 0)), etag: found.etag },
    ]);
    return;
  }
  if (task.work.do === 'step') await failStep(doors, task.work.requestId, error);
  await doors.store.desk.commit([
    {
      op: 'replace',
      doc: taskDoc({ ...waiting(task, task.due, task.tries + 1), parked: true }),
      etag: found.etag,
    },
  ]);
};

const failStep = async (doors: DeliveryDoors, requestId: Id, error: unknown): Promise<void> => {
  const found = await doors.store.desk.read(requestDocId(requestId));
  const request = found && readRequest(found);
  const step = request?.steps[request.step] as StepName | undefined;
  const broken = error instanceof NoAnswer;
  const plain = broken ? 'noAnswer' : 'fault';
  await makeSystemMove(doors)(requestId, 'fail', {
    code: step && makesOnce[step] ? 'outcomeUnknown' : plain,
    ...(broken && { correlationId: error.ids.correlationId }),
  });
};
