import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { sevenDigits } from '../moment.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Where addresses in events begin; they speak of the real service, whose part this server plays. */
export const api = 'https://api.partnercenter.microsoft.com';

/** Every event that can be registered for. */
export const eventNames = [
  'test-created',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'new-commerce-migration-created',
  'new-commerce-migration-completed',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'invoice-ready',
  'azure-fraud-event-detected',
];

/** Who is told what. */
export interface Registration {
  SubscriberId: string;
  WebhookUrl: string;
  WebhookEvents: string[];
  /** The signature goes into a header of its own instead of `Authorization`. */
  ownHeader: boolean;
}

/** Something that happened. */
export interface Happening {
  name: string;
  resourceUri: string;
  resourceName: string;
  auditUri?: string;
}

/** One attempt to deliver an event, as the API shows it. */
export interface Attempt {
  responseCode: string;
  responseMessage: string;
  systemError: boolean;
  dateTimeUtc: string;
}

/** An event on its way; `parked` after the last attempt. */
export interface KeptEvent {
  number: number;
  correlationId: string;
  body: string;
  state: 'waiting' | 'delivered' | 'parked';
  attempts: number;
  results: Attempt[];
}

/** The one registration, when there is one. */
export function registration(db: DatabaseSync): Registration | undefined {
  const text = readMeta(db, 'webhookRegistration');
  return text === undefined ? undefined : (JSON.parse(text) as Registration);
}

/** Keeps the registration. */
export function register(db: DatabaseSync, registered: Registration): void {
  writeMeta(db, 'webhookRegistration', JSON.stringify(registered));
}

/** Lets an event be sent to whoever has registered for it. */
export function announce(
  center: Center,
  happening: Happening,
  correlationId: string = randomUUID(),
): void {
  if (!registration(center.db)?.WebhookEvents.includes(happening.name)) return;
  const at = center.clock();
  const body = JSON.stringify({
    EventName: happening.name,
    ResourceUri: happening.resourceUri,
    ResourceName: happening.resourceName,
    AuditUri: happening.auditUri ?? null,
    ResourceChangeUtcDate: sevenDigits(at).replace('Z', '+00:00'),
  });
  center.db
    .prepare(
      `INSERT INTO webhookEvents (correlationId, at, body, state, attempts, results) VALUES (?, ?, ?, 'waiting', 0, '[]')`,
    )
    .run(correlationId, at.toISOString(), body);
}

/** Events that have not arrived yet, oldest first. */
export function waitingEvents(db: DatabaseSync): KeptEvent[] {
  return db
    .prepare(`SELECT * FROM webhookEvents WHERE state = 'waiting' ORDER BY number`)
    .all()
    .map(readEvent);
}

/** Finds the event of a validation that was asked for since a moment. */
export function validationById(
  db: DatabaseSync,
  correlationId: string,
  since: Date,
): KeptEvent | undefined {
  const row = db
    .prepare('SELECT * FROM webhookEvents WHERE correlationId = ? AND at > ?')
    .get(correlationId.toLowerCase(), since.toISOString());
  return row && readEvent(row);
}

/** How many validation events were asked for since a moment. */
export function validationsSince(db: DatabaseSync, at: Date): number {
  const row = db
    .prepare(
      `SELECT count(*) AS n FROM webhookEvents WHERE json_extract(body, '$.EventName') = 'test-created' AND at > ?`,
    )
    .get(at.toISOString());
  return Number(row?.['n']);
}

/** Keeps what came of an attempt. */
export function keepEvent(db: DatabaseSync, event: KeptEvent): void {
  db.prepare('UPDATE webhookEvents SET state = ?, attempts = ?, results = ? WHERE number = ?').run(
    event.state,
    event.attempts,
    JSON.stringify(event.results),
    event.number,
  );
}

function readEvent(row: Record<string, unknown>): KeptEvent {
  return {
    number: Number(row['number']),
    correlationId: String(row['correlationId']),
    body: String(row['body']),
    state: row['state'] as KeptEvent['state'],
    attempts: Number(row['attempts']),
    results: JSON.parse(String(row['results'])) as Attempt[],
  };
}
