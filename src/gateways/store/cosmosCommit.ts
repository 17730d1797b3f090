import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import type { Op } from '../../domain/ports.ts';
import { asItem, itemId } from './cosmosItems.ts';
import type { Place } from './cosmosItems.ts';
import { isGone, statusOf } from './cosmosLayout.ts';

type Outcome = 'saved' | 'conflict';

/** Exists already, is gone, has another etag; and what the other operations of such a batch are given. */
const conflicts: readonly (number | undefined)[] = [409, 404, 412, 424];

/** Too many requests, and a race inside the service: nothing was written, and the same batch is good once more. */
const again: readonly number[] = [429, 449];
const mostTries = 4;
const pause = 100;

/** Writes one operation as itself, which is cheaper than a batch, and several as one batch of the shelf's partition. */
export const committer =
  (container: Container, place: Place) =>
  async (ops: readonly Op[]): Promise<Outcome> => {
    const [first, second] = ops;
    if (!first) return 'saved';
    return second ? await batch(container, place, ops) : await single(container, place, first);
  };

const single = async (container: Container, place: Place, op: Op): Promise<Outcome> => {
  try {
    await send(container, place, op);
    return 'saved';
  } catch (error) {
    if (isGone(error) || !conflicts.includes(statusOf(error))) throw error;
    return 'conflict';
  }
};

const send = (container: Container, place: Place, op: Op): Promise<unknown> => {
  const id = itemId(op.op === 'remove' ? op.id : op.doc.id);
  const item = container.item(id, place.partition ?? id);
  switch (op.op) {
    case 'create':
      return container.items.create(asItem(place, op.doc));
    case 'put':
      return container.items.upsert(asItem(place, op.doc));
    case 'replace':
      return item.replace(asItem(place, op.doc), onlyIf(op.etag));
    case 'remove':
      return item.delete(onlyIf(op.etag));
  }
};

const onlyIf = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });

const batch = async (container: Container, place: Place, ops: readonly Op[]): Promise<Outcome> => {
  for (let tried = 1; ; tried += 1) {
    const inputs = ops.map((op) => asInput(place, op));
    const { result = [] } = await container.items.batch(inputs, place.partition, {
      contentResponseOnWriteEnabled: false,
    });
    // A batch that failed is an ordinary answer: one operation says why, the others "failed dependency".
    const statuses = result.map(({ statusCode }) => statusCode);
    if (statuses.length === ops.length && statuses.every((status) => status < 300)) return 'saved';
    const status = statuses.find((each) => each >= 300 && each !== 424) ?? 424;
    if (conflicts.includes(status)) return 'conflict';
    if (!again.includes(status) || tried === mostTries) {
      throw Object.assign(new Error(`the batch was refused with ${status}`), { code: status });
    }
    await wait(pause * tried);
  }
};

const asInput = (place: Place, op: Op): OperationInput => {
  if (op.op === 'remove') {
    // The SDK's type of a removal has no `ifMatch`; the service, and what the SDK sends, has.
    return { operationType: 'Delete', id: itemId(op.id), ifMatch: op.etag } as OperationInput;
  }
  const resourceBody = asItem(place, op.doc) as unknown as JSONObject;
  switch (op.op) {
    case 'create':
      return { operationType: 'Create', resourceBody };
    case 'put':
      return { operationType: 'Upsert', resourceBody };
    case 'replace':
      return { operationType: 'Replace', id: itemId(op.doc.id), resourceBody, ifMatch: op.etag };
  }
};
