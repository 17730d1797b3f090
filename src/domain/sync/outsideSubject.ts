import { readCustomer } from '../customer.ts';
import type { AuditRecord } from '../partnerCenter.ts';
import { partnershipDocId, readPartnership, type Partnership } from '../partnership.ts';
import type { Store } from '../ports.ts';
import { later } from '../time.ts';
import type { Moment, Subject } from '../values.ts';

/** So long a reseller that is not kept yet may still come with the list. */
const appearsWithinHours = 1;

/** Whom a record is about, as it is kept here; undefined: nothing is kept of them. */
export const subjectOf = async (
  store: Pick<Store, 'desk' | 'customers'>,
  record: AuditRecord,
): Promise<Subject | undefined> => {
  if (isAboutPartnership(record)) {
    const { id, mpnId } = sidesOf(record);
    const found = id && (await store.desk.read(partnershipDocId(id.toLowerCase())));
    const known = found ? readPartnership(found) : mpnId && (await withPartnerId(store, mpnId));
    return known ? { type: 'partnership', id: known.id, label: known.name } : undefined;
  }
  const found = record.customerId && (await store.customers.read(record.customerId));
  if (!found) return undefined;
  const { name, domain, resellerId } = readCustomer(found);
  return {
    type: 'customer',
    id: domain.toLowerCase(),
    label: name,
    ...(resellerId && { of: resellerId }),
  };
};

const isAboutPartnership = ({ operation, resource }: AuditRecord): boolean =>
  /^(create|remove)_partner_relationship$/.test(operation.toLowerCase()) ||
  resource.toLowerCase() === 'partner_relationship';

const sidesOf = ({ before, after }: AuditRecord): Readonly<Record<string, string>> => ({
  ...before,
  ...after,
});

/** What a record itself says of whom it is about; undefined: they may still come. */
export const asRecorded = (record: AuditRecord, now: Moment): Subject | undefined => {
  const { id, name, associatedPartnerId } = sidesOf(record);
  if (isAboutPartnership(record)) {
    if (record.at > later(now, { hours: -appearsWithinHours })) return undefined;
    return id
      ? { type: 'partnership', id: id.toLowerCase(), label: name ?? id }
      : { type: 'desk', id: 'desk', label: '' };
  }
  const customerId = record.customerId;
  if (customerId === undefined) return { type: 'desk', id: 'desk', label: '' };
  return {
    type: 'customer',
    id: customerId,
    label: record.customerName ?? customerId,
    ...(associatedPartnerId && { of: associatedPartnerId.toLowerCase() }),
  };
};

/** The partnership with a Partner ID, when one is kept. */
export const withPartnerId = async (
  { desk }: Pick<Store, 'desk'>,
  partnerId: string,
): Promise<Partnership | undefined> => {
  const tags = [`partnerId:${partnerId}`];
  const [found] = await desk.list({ type: 'partnership', tags, limit: 1 });
  return found && readPartnership(found);
};
