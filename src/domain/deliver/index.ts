import type { Task } from '../tasks.ts';
import { catalogue } from './catalogue.ts';
import { clock } from './clock.ts';
import type { DeliveryDoors, Doer, Done } from './doer.ts';
import { event } from './event.ts';
import { freshen, freshenCustomer } from './freshen.ts';
import { impact } from './impact.ts';
import { morning } from './morning.ts';
import { paint } from './paint.ts';
import { post } from './post.ts';
import { setup } from './setup.ts';
import { takeStep } from './step.ts';
import { callApprovers, tell } from './tell.ts';

const round: Doer<'round'> = async (doors, work) => {
  const { again } =
    work.round === 'morning' ? await morning(doors) : await doors.runRound(work.round);
  return { is: 'again', at: again };
};

const doers: { [Name in Task['work']['do']]: Doer<Name> } = {
  step: takeStep,
  paint,
  callApprovers,
  tell,
  post,
  clock,
  setup,
  impact,
  freshen,
  freshenCustomer,
  event,
  catalogue,
  round,
};

/** Does one task, whatever it is. */
export const doTask = (doors: DeliveryDoors, task: Task): Promise<Done> =>
  (doers[task.work.do] as Doer<Task['work']['do']>)(doors, task.work, task);
