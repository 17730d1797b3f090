import type { Round } from '../tasks.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { auditSince } from './audit.ts';
import type { Stopped, SyncDoors, SyncSettings } from './doors.ts';
import { readImpact } from './impact.ts';
import { wishCatalogues } from './markets.ts';
import { pollPartnerships } from './partnerships.ts';
import { importCustomers, slowRound } from './passes.ts';

/** The rounds that look at Partner Center. */
export type SyncRound = Exclude<Round, 'morning'>;

const soonSeconds = 5;
const moreSeconds = 10;
const mostWelcomed = 5;
const callsPerWelcome = 5;

/** Runs one of the standing rounds, as far as one run goes, and says when it is due again. Faults of our own are thrown. */
export const runRound = (
  doors: SyncDoors,
  settings: SyncSettings,
  round: SyncRound,
): Promise<{ again: Moment }> => rounds[round](doors, settings);

type Runner = (doors: SyncDoors, settings: SyncSettings) => Promise<{ again: Moment }>;

const partnerships: Runner = async (doors, settings) => {
  const polled = await pollPartnerships(doors);
  if (polled.is !== 'done') return { again: afterStop(doors, settings, polled) };
  // A reseller's card should be whole when people first open it; what does not succeed here, the slow round does.
  for (const id of polled.appeared.slice(0, mostWelcomed)) {
    const read = await readImpact(doors, id, callsPerWelcome);
    if (read.is === 'busy') break;
  }
  const seconds = polled.soon ? Math.min(settings.syncSeconds, soonSeconds) : settings.syncSeconds;
  return { again: later(doors.clock.now(), { seconds }) };
};

const audit: Runner = async (doors, settings) => {
  const audited = await auditSince(doors, settings);
  if (audited.is !== 'done') return { again: afterStop(doors, settings, audited) };
  const seconds = audited.more ? moreSeconds : settings.syncSeconds;
  return { again: later(doors.clock.now(), { seconds }) };
};

const customers: Runner = async (doors, settings) => ({
  again: (await importCustomers(doors, settings)).again,
});

const slow: Runner = async (doors, settings) => ({
  again: (await slowRound(doors, settings)).again,
});

const catalogue: Runner = async (doors) => ({ again: await wishCatalogues(doors) });

const rounds: Record<SyncRound, Runner> = { partnerships, customers, audit, slow, catalogue };

const afterStop = ({ clock }: SyncDoors, settings: SyncSettings, stopped: Stopped): Moment =>
  stopped.is === 'busy' ? stopped.until : later(clock.now(), { seconds: settings.syncSeconds });
