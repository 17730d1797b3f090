import type { CustomerAct, Plan } from './customerDesk.ts';
import type { Doors } from './doors.ts';
import { saveDraft } from './drafts.ts';
import { reassignPlan } from './find/reassignPlan.ts';
import type { ReassignSubscriptions, RowsOf } from './kinds/reassignSubscriptions.ts';
import type { Op, Shelf } from './ports.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDocId, type Request } from './request.ts';
import { readRow, rowDoc, rowTags, type Row } from './rows.ts';
import { over } from './save.ts';
import { submitRequest } from './submit.ts';
import { inParts } from './sync/writing.ts';
import type { Actor, Id } from './values.ts';

const mostWrites = 90;

/**
 * Asks for what a dry run has shown: plans again, and when that is still the same, writes its rows down and submits it. Until then the
 * request is a draft, so rows of a try that was cut off are never carried out; the next try writes over them.
 */
export const reassign =
  (doors: Doors): CustomerAct['reassign'] =>
  async (actor, { digest, ...ask }, { draftId, answers = {} }) => {
    const known = await submittedAlready(doors, actor, draftId);
    if (known) return known;
    const plan = await reassignPlan(doors)(actor, { ...ask, requestId: draftId });
    if (isRefusal(plan)) return plan;
    if (plan.digest !== digest) return refuse('changed');
    if (plan.totals.planned === 0) return refuse('invalid', { field: 'rows', code: 'nothingToDo' });
    const about = { label: labelOf(ask), ...partnershipIn(ask) };
    const kind = 'reassignSubscriptions';
    const draft = await saveDraft(doors)(actor, kind, answers, about, draftId);
    if (isRefusal(draft)) return draft;
    if (!(await writeDown(doors.store.desk, draftId, plan.rows))) return refuse('changed');
    return submitRequest(doors)(actor, kind, inputOf(ask, plan), { draftId, answers });
  };

type Ask = Omit<Parameters<CustomerAct['reassign']>[1], 'digest'>;

/** Pressed twice, or repeated after a crash: what was submitted is the answer. */
const submittedAlready = async (
  { store }: Doors,
  actor: Actor,
  id: Id,
): Promise<Request | Refusal | undefined> => {
  const found = await store.desk.read(requestDocId(id));
  const known = found && readRequest(found);
  if (!known || known.state === 'draft') return undefined;
  const isMine = known.kind === 'reassignSubscriptions' && known.asker.id === actor.id;
  return isMine && known.state !== 'failed' ? known : refuse('wrongState', { state: known.state });
};

const labelOf = ({ rowsOf, to }: Ask): string => {
  const labels: Record<RowsOf['of'], string> = {
    customer: rowsOf.of === 'customer' ? rowsOf.customer.name : '',
    reseller: rowsOf.of === 'reseller' ? rowsOf.name : '',
    list: to?.name ?? '',
    undo: rowsOf.of === 'undo' ? rowsOf.about.label : '',
  };
  return labels[rowsOf.of];
};

const partnershipIn = ({ rowsOf, to }: Ask): { partnershipId?: Id } => {
  const id = rowsOf.of === 'reseller' ? rowsOf.partnershipId : to?.partnershipId;
  return id === undefined ? {} : { partnershipId: id };
};

const inputOf = ({ rowsOf, to }: Ask, { totals, digest }: Plan): ReassignSubscriptions => ({
  rowsOf,
  ...(to && { to }),
  count: totals.planned,
  skipped: totals.skipped,
  digest,
});

/**
 * Writes the rows over those of an earlier try; of a longer one the rest goes. Only as long as the request is a draft: false when somebody
 * else writes it, too, or has submitted it meanwhile.
 */
const writeDown = async (desk: Shelf, requestId: Id, rows: readonly Row[]): Promise<boolean> => {
  for (const part of inParts(rows, mostWrites)) {
    const ops = part.map((row): Op => ({ op: 'put', doc: rowDoc(row) }));
    if (!(await savedWithDraft(desk, requestId, ops))) return false;
  }
  const last = { type: 'row', tags: [rowTags(requestId).all], order: 'desc' } as const;
  for (;;) {
    const found = await desk.list({ ...last, limit: mostWrites });
    const left = found.filter((one) => readRow(one).at >= rows.length);
    if (left.length === 0) return true;
    const ops = left.map(({ doc, etag }): Op => ({ op: 'remove', id: doc.id, etag }));
    if (!(await savedWithDraft(desk, requestId, ops))) return false;
  }
};

/** The draft is written with them as it is, so that it cannot be submitted at the same time. */
const savedWithDraft = async (desk: Shelf, id: Id, ops: readonly Op[]): Promise<boolean> => {
  const found = await desk.read(requestDocId(id));
  if (!found || readRequest(found).state !== 'draft') return false;
  return (await desk.commit([over(found, found.doc), ...ops])) === 'saved';
};
