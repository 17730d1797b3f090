import { historyDoc } from '../history.ts';
import type { Partnership } from '../partnership.ts';
import type { Ids, Op } from '../ports.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { stepTask, taskDoc, tellTask, type Task } from '../tasks.ts';
import { system, type Id, type Moment } from '../values.ts';
import { admins, matchOps } from './matching.ts';

/** What is saved beside a partnership that appeared: its line of history, and the question whose invitation it was. */
export const appearedOps = (
  ids: Ids,
  partnership: Partnership,
  invitations: readonly Request[],
  now: Moment,
  listedUnder: CallIds,
): Op[] => [
  line(ids, 'appeared', partnership, { now, listedUnder }),
  ...matchOps(partnership, invitations, now),
];

/** What is saved beside a partnership that is gone: the request behind it looks again; if there is none, admins and channels hear of it. */
export const vanishedOps = (
  ids: Ids,
  partnership: Partnership,
  now: Moment,
  listedUnder: CallIds,
): Op[] => {
  const requestId = partnership.state === 'closing' ? partnership.closing?.requestId : undefined;
  const follows = requestId ? [stepTask({ id: requestId }, now)] : toldOutside(partnership, now);
  return [
    line(ids, 'vanished', partnership, { now, listedUnder, requestId }),
    ...follows.map((task): Op => ({ op: 'put', doc: taskDoc(task) })),
  ];
};

const toldOutside = ({ id, name }: Partnership, now: Moment): Task[] => {
  const what = {
    line: { key: 'changedOutsideGone', values: { reseller: name } },
    see: `reseller:${id}`,
  };
  return [
    tellTask(`gone:${id}:${now}:admins`, now, admins, what),
    tellTask(`gone:${id}:${now}:channels`, now, { to: 'channels', topic: 'partnerships' }, what),
  ];
};

const line = (
  ids: Ids,
  deed: 'appeared' | 'vanished',
  { id, name }: Partnership,
  { now, listedUnder, requestId }: { now: Moment; listedUnder: CallIds; requestId?: Id },
): Op => ({
  op: 'create',
  doc: historyDoc({
    id: ids.next(),
    at: now,
    by: { id: system.id, name: system.name },
    deed,
    about: { type: 'partnership', id, label: name },
    ...(requestId && { requestId }),
    values: { reseller: name },
    // Under these, Partner Center knows the list that showed it.
    partnerCenterIds: listedUnder,
  }),
});
