import type { AuditRecord } from '../partnerCenter.ts';
import type { Ids } from '../ports.ts';

/** What a deed makes worth reading again. */
export type AuditTopic = 'customer' | 'subscriptions' | 'partnerships';

const doneStates: readonly string[] = ['succeeded', 'none', ''];
const partnerships = new Set(['create_partner_relationship', 'remove_partner_relationship']);
const aboutSubscriptions = new Set(['order', 'subscription', 'license', 'transfer']);
const aboutCustomers = new Set(['customer', 'partner_customer_relationship']);

/** Was it done? Some records say nothing of that, and stand for something done. */
export const happened = ({ status }: Pick<AuditRecord, 'status'>): boolean =>
  doneStates.includes(status.toLowerCase());

/**
 * What a record of the log makes worth reading again; nothing when it was not done, or concerns nothing that we keep. The log's
 * lists of operations and resources grow, so an unknown operation counts by its resource.
 */
export const auditTopic = ({
  operation,
  resource,
  status,
}: Pick<AuditRecord, 'operation' | 'resource' | 'status'>): AuditTopic | undefined => {
  const [deed, on] = [operation.toLowerCase(), resource.toLowerCase()];
  if (!happened({ status })) return undefined;
  if (partnerships.has(deed) || on === 'partner_relationship') return 'partnerships';
  if (aboutSubscriptions.has(on) || /_(order|subscription)s?$/.test(deed)) return 'subscriptions';
  if (aboutCustomers.has(on) || /_customer(_|$)|^extend_relationship$/.test(deed))
    return 'customer';
  return undefined;
};

/** A short name for one record, the same whenever it is read; with its status, because a deed under way is written down again when it is done. */
export const keyOf = (ids: Ids, record: AuditRecord): string => {
  const { id, at, operation, resource, status, customerId } = record;
  const parts = id ? [id, status] : [at, operation, resource, status, customerId ?? ''];
  return ids
    .derived('auditRecord', ...parts)
    .replaceAll('-', '')
    .slice(-12);
};
