import type { DatabaseSync } from 'node:sqlite';
import { sevenDigits } from '../moment.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Why a transition failed. */
export interface TransitionError {
  code: number;
  description: string;
}

/** A transition of licences to another product; `movesLicences` when they are assigned anew too. */
export interface Transition {
  operationId: string;
  fromCatalogItemId: string;
  fromSubscriptionId: string;
  toCatalogItemId: string;
  toSubscriptionId: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  promotionId?: string;
  transitionType: 'transition_only' | 'transition_with_license_transfer';
  startedAt: string;
  readyAt: string;
  failure?: TransitionError;
}

/** How transitions are printed and what comes of the next one, as a test wishes. */
export interface TransitionMode {
  asPublished: boolean;
  fails?: TransitionError;
}

/** Keeps a transition that has begun. */
export function addTransition(db: DatabaseSync, transition: Transition): void {
  db.prepare('INSERT INTO transitions (subscriptionId, readyAt, document) VALUES (?, ?, ?)').run(
    transition.fromSubscriptionId,
    transition.readyAt,
    JSON.stringify(transition),
  );
}

/** The transitions of a subscription, oldest first. */
export function listTransitions(db: DatabaseSync, subscriptionId: string): Transition[] {
  return db
    .prepare('SELECT document FROM transitions WHERE subscriptionId = ? ORDER BY number')
    .all(subscriptionId)
    .map((row) => JSON.parse(String(row['document'])) as Transition);
}

/** How transitions are printed just now. */
export function transitionMode(db: DatabaseSync): TransitionMode {
  return JSON.parse(readMeta(db, 'transitions') ?? '{"asPublished":false}') as TransitionMode;
}

/** Changes how transitions are printed, and what comes of the next one. */
export function setTransitionMode(db: DatabaseSync, mode: TransitionMode): void {
  writeMeta(db, 'transitions', JSON.stringify(mode));
}

/** The error that the transition of this moment is to end with; uses the wish up. */
export function takeFailure(db: DatabaseSync): TransitionError | undefined {
  const { fails, ...rest } = transitionMode(db);
  if (fails) setTransitionMode(db, rest);
  return fails;
}

/** A transition as the API shows it at a moment: started, and after its time completed or failed. */
export function transitionAt(transition: Transition, now: Date) {
  const { startedAt, readyAt, failure, ...facts } = transition;
  const names =
    facts.transitionType === 'transition_only'
      ? ['Conversion']
      : ['Conversion', 'LicenseReassignment'];
  const started = names.map((name) => event(name, 'Started', startedAt));
  const ended = names.map((name) =>
    event(name, failure ? 'Failed' : 'Completed', readyAt, failure && [failure]),
  );
  return {
    ...facts,
    events: readyAt > now.toISOString() ? started : [...started, ...ended],
    attributes: { objectType: 'Transition' },
  };
}

function event(name: string, status: string, at: string, errors?: TransitionError[]) {
  return {
    name,
    status,
    timestamp: sevenDigits(new Date(at)),
    ...(errors && { errors }),
    attributes: { objectType: 'TransitionEvent' },
  };
}
