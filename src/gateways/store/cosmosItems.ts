import { createHash } from 'node:crypto';
import type { Doc, Found } from '../../domain/ports.ts';
import type { PartitionField } from './cosmosLayout.ts';

/** A document as Cosmos DB keeps it: the envelope on top, where it is indexed, the body below, where it is not. */
export type Item = Omit<Doc, 'id'> & { id: string; realId: string; _etag: string } & Partial<
    Record<PartitionField, string>
  >;

/** Where the items of a shelf are. */
export interface Place {
  field: PartitionField;
  /** The partition of a whole shelf; `talk` has one per item instead. */
  partition: string | undefined;
}

const mostBytes = 1_000;
const kept = 900;

/**
 * The id of an item: Cosmos DB forbids / \ ? # and more than 1,023 bytes. Other characters are written as their bytes with a
 * star (the document's own id is kept beside it); what is too long ends in a hash.
 */
export const itemId = (id: string): string => {
  const safe = id.replace(/[^A-Za-z0-9:;@._-]|^\./gu, starred);
  if (safe.length <= mostBytes) return safe;
  return `${safe.slice(0, kept)}**${createHash('sha256').update(id).digest('hex')}`;
};

const starred = (letter: string): string =>
  [...Buffer.from(letter)].map((byte) => `*${byte.toString(16).padStart(2, '0')}`).join('');

/** A document as an item. */
export const asItem = ({ field, partition }: Place, doc: Doc): Omit<Item, '_etag'> => {
  const id = itemId(doc.id);
  const { type, schema, sort, tags, keys, due, body } = doc;
  const envelope = { id, realId: doc.id, type, schema, sort, tags, keys };
  return {
    ...envelope,
    [field]: partition ?? id,
    ...(due === undefined ? {} : { due }),
    body: body ?? null,
  };
};

/** An item as the document that was written. */
export const asFound = (item: Item): Found => {
  const { realId, type, schema, sort, tags, keys, due, body } = item;
  const doc: Doc = { id: realId, type, schema, sort, tags, keys, body };
  return { doc: due === undefined ? doc : { ...doc, due }, etag: item._etag };
};
