import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { sevenDigits } from '../moment.ts';

/** One line of the activity log, as the API shows it but for what every line has. */
export interface Deed {
  customerId?: string;
  customerName?: string;
  /** Missing where the record names nobody. */
  userPrincipalName?: string;
  applicationId?: string;
  originalCorrelationId?: string;
  resourceType: string;
  resourceOldValue?: string;
  resourceNewValue?: string;
  operationType: string;
  at: Date;
  customizedData: { key: string; value: string | null }[];
}

/** What a list of the log is narrowed to; dates are instants, `from` inclusive and `before` exclusive. */
export interface AuditQuery {
  from: string;
  before: string;
  companyName?: string;
  customerId?: string;
  resourceType?: string;
}

/** A place in the log, newest first: what comes after it is older. */
export interface AuditPlace {
  operationDate: string;
  number: number;
}

/** Writes one line into the activity log; gives its id. */
export function recordDeed(center: Center, deed: Deed): string {
  const last = center.db
    .prepare('SELECT coalesce(max(number), 0) AS number FROM auditRecords')
    .get();
  const number = Number(last?.['number']) + 1;
  const { at, ...facts } = deed;
  const document = {
    id: guidFor('audit', number),
    partnerId: center.provider.tenant,
    ...facts,
    operationDate: sevenDigits(at),
    operationStatus: 'succeeded',
    attributes: { objectType: 'AuditRecord' },
  };
  center.db
    .prepare('INSERT INTO auditRecords VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      number,
      at.toISOString(),
      deed.customerId ?? null,
      deed.customerName?.toLowerCase() ?? null,
      deed.resourceType,
      JSON.stringify(document),
    );
  return document.id;
}

/** Finds one line of the log. */
export function auditRecordById(db: DatabaseSync, id: string): unknown {
  const row = db
    .prepare("SELECT document FROM auditRecords WHERE json_extract(document, '$.id') = ?")
    .get(id.toLowerCase());
  return row && JSON.parse(String(row['document']));
}

/** Reads the log, newest first, after a place. */
export function listAuditRecords(
  db: DatabaseSync,
  query: AuditQuery,
  after: AuditPlace | undefined,
  limit: number,
): (AuditPlace & { document: unknown })[] {
  const last = after ?? { operationDate: query.before, number: 0 };
  return db
    .prepare(
      `SELECT number, operationDate, document FROM auditRecords
       WHERE operationDate >= :from AND operationDate < :before
         AND (operationDate, number) < (:date, :number)
         AND (:companyName IS NULL OR instr(customerKey, :companyName) > 0)
         AND (:customerId IS NULL OR customerId = :customerId)
         AND (:resourceType IS NULL OR resourceType = :resourceType)
       ORDER BY operationDate DESC, number DESC LIMIT :limit`,
    )
    .all({
      from: query.from,
      before: query.before,
      date: last.operationDate,
      number: last.number,
      companyName: query.companyName?.toLowerCase() ?? null,
      customerId: query.customerId?.toLowerCase() ?? null,
      resourceType: query.resourceType?.toLowerCase() ?? null,
      limit,
    })
    .map((row) => ({
      number: Number(row['number']),
      operationDate: String(row['operationDate']),
      document: JSON.parse(String(row['document'])),
    }));
}
