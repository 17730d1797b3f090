import { historyDoc } from '../src/domain/history.ts';
import { newPainter, painterDoc } from '../src/domain/painters.ts';
import { partnershipDoc } from '../src/domain/partnership.ts';
import { placeDoc, placeId } from '../src/domain/places.ts';
import type { Doc, Op } from '../src/domain/ports.ts';
import { requestDoc, type Request } from '../src/domain/request.ts';
import { task, taskDoc } from '../src/domain/tasks.ts';
import type { Person } from '../src/domain/values.ts';
import { systemIds } from '../src/gateways/system.ts';
import { tenantId, type Speaker } from './activities.ts';
import { companyAt, partnershipAt } from './resellers.ts';

/** The approvals channel, where the cards of the removals were posted. */
export const approvals = '19:approvals@thread.tacv2';

/** Those who asked for the removals. */
export const askers = Array.from({ length: 64 }, (_, at) => ({
  id: `agent-${at}`,
  name: `Agent ${at}`,
}));

const askerOf = (at: number): Person => askers[at % askers.length] as Person;

/** Decides on them, in the channel. */
export const approver: Speaker = {
  personId: 'megan',
  name: 'Megan Bowen',
  conversationId: approvals,
  kind: 'channel',
};

/** The message that holds the card of a removal. */
export const messageAt = (at: number): string => String(1_790_000_000_000 + at);

const seeded = '2026-11-23T09:00:00.000Z';
const never = '2999-01-01T00:00:00.000Z';

const requestAt = (at: number): Request => ({
  id: `removal-${at}`,
  kind: 'removePartnership',
  state: 'pending',
  version: 1,
  inputVersion: 1,
  input: {
    partnershipId: partnershipAt(at).id,
    reason: 'They have moved to another distributor',
    representation: true,
    notice: { duty: 'notRequired' },
  },
  about: { type: 'partnership', id: partnershipAt(at).id, label: companyAt(at) },
  asker: askerOf(at),
  authors: [askerOf(at).id],
  needs: { by: 'approver', because: ['always.removePartnership'] },
  verdicts: [],
  steps: ['stopNewBusiness', 'removedInPartnerCenter'],
  step: 0,
  attempt: 0,
  learned: {},
  stepTimes: [],
  next: { move: 'remind', at: never },
  createdAt: seeded,
  submittedAt: seeded,
  changedAt: seeded,
});

/** What the store holds of removals that wait for their approval: as submitting them and posting their cards has left it. */
export function* pendingRemovals(count: number, serviceUrl: string): Generator<Op> {
  for (const asker of askers) yield { op: 'create', doc: personal(serviceUrl, asker) };
  yield { op: 'create', doc: channel(serviceUrl) };
  for (let at = 0; at < count; at += 1) yield* removalAt(at);
}

function* removalAt(at: number): Generator<Op> {
  const request = requestAt(at);
  const { id, about } = request;
  const place = placeId({ kind: 'channel', conversationId: approvals });
  const show = `request:${id}`;
  const painted = systemIds.derived(id);
  const clock = task(`clock:${id}`, `clock:${id}`, never, { do: 'clock', requestId: id });
  const by = askerOf(at);
  const line = {
    id: `submit-${at}`,
    at: seeded,
    by,
    deed: 'submit',
    about,
    requestId: id,
    values: {},
  };
  const guard = {
    id: `open:removePartnership:${about.id}`,
    type: 'guard',
    schema: 1,
    sort: seeded,
    tags: [],
    keys: [],
    body: { requestId: id },
  };
  const docs = [
    partnershipDoc(partnershipAt(at)),
    requestDoc(request),
    guard,
    historyDoc(line),
    taskDoc(clock),
    painterDoc(newPainter({ ids: systemIds }, show, place, messageAt(at), painted)),
  ];
  for (const doc of docs) yield { op: 'create', doc };
}

const addressAt = (serviceUrl: string) => ({
  serviceUrl,
  botId: '28:bench',
  tenantId,
  language: 'en-US' as const,
});

const personal = (serviceUrl: string, person: Person): Doc => {
  const address = {
    ...addressAt(serviceUrl),
    conversationId: `a:${person.id}`,
    kind: 'personal' as const,
    personId: person.id,
  };
  return placeDoc({ id: placeId(address), address, person, topics: [] });
};

const channel = (serviceUrl: string): Doc => {
  const address = { ...addressAt(serviceUrl), conversationId: approvals, kind: 'channel' as const };
  return placeDoc({ id: placeId(address), address, topics: ['approvals'] });
};
