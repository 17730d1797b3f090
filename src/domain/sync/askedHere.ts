import { EndRelationship } from '../kinds/endRelationship.ts';
import { ReassignSubscriptions } from '../kinds/reassignSubscriptions.ts';
import { isOrdered } from '../order.ts';
import type { AuditRecord } from '../partnerCenter.ts';
import type { Shelf } from '../ports.ts';
import { readRequest, statesUnderWay, type KindName, type Request } from '../request.ts';
import { later } from '../time.ts';
import type { Id, Moment, Subject } from '../values.ts';
import { inParts } from './writing.ts';
import { orderIn, subscriptionIn } from './outsideDeeds.ts';

const labelsAtOnce = 50;
const mostRequests = 50;
const mostOfMany = 10;
/** Partner Center's clock and ours. */
const apartMinutes = 2;

/** Of these correlation ids, those of calls that the desk has made and written down: in its history, and in the rows of many. */
export const callsOfOurs = async (
  desk: Shelf,
  correlationIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const ours = new Set<string>();
  for (const part of inParts([...new Set(correlationIds)], labelsAtOnce)) {
    const anyOf = part.map((id) => `call:${id}`);
    const found = await Promise.all(
      ['history', 'row'].map((type) => desk.list({ type, anyOf, limit: mostRequests * 10 })),
    );
    const known = new Set(found.flat().flatMap(({ doc }) => doc.tags));
    for (const id of part) if (known.has(`call:${id}`)) ours.add(id);
  }
  return ours;
};

/**
 * Was this asked for here, although no call of ours is known for it? Some records name no call; and when an answer is lost or the desk
 * stops before it has noted it, the step looks, finds it done, and knows no call either. So what a request of ours was carrying out
 * at that time on that very thing is its doing.
 */
export const askedHere = async (
  desk: Shelf,
  record: AuditRecord,
  about: Subject,
): Promise<boolean> => {
  const requests = about.type === 'customer' ? await aboutCustomer(desk, about) : [];
  if (requests.some((one) => isItsDoing(one, record))) return true;
  const operation = record.operation.toLowerCase();
  if (operation === 'extend_relationship') {
    const asked = await lately(desk, 'requestCustomer');
    return asked.some(({ learned }) => learned.customerId === record.customerId);
  }
  if (operation === 'remove_partner_customer_relationship') {
    // Once that is done, nothing is kept by which its domain would be known.
    const ended = await lately(desk, 'endRelationship');
    return ended.some((one) => wasUnderWay(one, record.at) && endsThat(one, record.customerId));
  }
  const partnerId = record.after?.partnerId;
  if (subscriptionIn(record) === undefined || partnerId === record.before?.partnerId) return false;
  const many = await lately(desk, 'reassignSubscriptions');
  return many.some((one) => wasUnderWay(one, record.at) && givesTo(one, partnerId));
};

const aboutCustomer = async (desk: Shelf, { id }: Subject): Promise<Request[]> => {
  const tags = [`about:customer:${id}`];
  const found = await desk.list({ type: 'request', tags, order: 'desc', limit: mostRequests });
  return found.map(readRequest);
};

/** The newest of a kind, whoever they are about. */
const lately = async (desk: Shelf, kind: KindName): Promise<Request[]> => {
  const anyOf = [...statesUnderWay, 'done'].map((state) => `kind:${kind}:${state}`);
  const found = await desk.list({ type: 'request', anyOf, order: 'desc', limit: mostOfMany });
  return found.map(readRequest);
};

const isItsDoing = (request: Request, record: AuditRecord): boolean => {
  const orderId = orderIn(record);
  if (orderId !== undefined && names(request, orderId)) return true;
  if (!wasUnderWay(request, record.at)) return false;
  if (orderId !== undefined) return mayHaveOrdered(request);
  const subscriptionId = subscriptionIn(record);
  if (subscriptionId !== undefined) return names(request, subscriptionId);
  return makers[record.operation.toLowerCase()]?.includes(request.kind) === true;
};

/** Its cart was sent, and not of every line is known what came of it. */
const mayHaveOrdered = ({ placed }: Request): boolean =>
  placed?.cartId !== undefined && (placed.lines.length === 0 || !placed.lines.every(isOrdered));

/** Which requests do such things to a customer as a whole. */
const makers: Readonly<Record<string, readonly KindName[]>> = {
  add_customer: ['addCustomer'],
  remove_partner_customer_relationship: ['endRelationship'],
};

const names = ({ input, placed, learned }: Request, id: string): boolean =>
  JSON.stringify([input, placed, learned]).toLowerCase().includes(id.toLowerCase());

const givesTo = ({ input }: Request, partnerId: string | undefined): boolean => {
  const { data } = ReassignSubscriptions.safeParse(input);
  // Without one, each goes back to whom it had.
  return data !== undefined && (data.to === undefined || data.to.partnerId === partnerId);
};

const endsThat = ({ input }: Request, customerId: Id | undefined): boolean =>
  EndRelationship.pick({ customer: true }).safeParse(input).data?.customer.id === customerId;

/** From when it was allowed to do something until it was done, or found out that somebody else had done something. */
const wasUnderWay = (request: Request, at: Moment): boolean => {
  const { state, failure, stepTimes, verdicts, submittedAt, changedAt, needs } = request;
  const approved = verdicts.findLast(({ move }) => move === 'approve')?.at;
  const neverBegan = approved === undefined && needs?.by === 'approver' && stepTimes.length === 0;
  const began = neverBegan ? undefined : (approved ?? submittedAt);
  if (began === undefined || state === 'pending') return false;
  if (state === 'failed' && failure?.code === 'changedMeanwhile') return false;
  const ended = state === 'done' ? stepTimes.at(-1) : failure?.at;
  const isOpen = state === 'running' || state === 'waiting';
  const until = isOpen ? undefined : later(ended ?? changedAt, { minutes: apartMinutes });
  return at >= later(began, { minutes: -apartMinutes }) && (until === undefined || at <= until);
};
