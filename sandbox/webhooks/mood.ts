import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { readMeta, writeMeta } from '../state/meta.ts';

/** How events are delivered from now on, as a test wishes. */
export const Mood = z.strictObject({
  /** Keeps events back; false lets them go. */
  hold: z.boolean().default(false),
  /** Of the events that wait, the newest goes first. */
  reversed: z.boolean().default(false),
  /** How many times more each event is sent after it has been accepted. */
  duplicates: z.int().min(0).max(9).default(0),
  /** How many of the next attempts carry a signature that does not fit. */
  forged: z.int().min(0).default(0),
  /** How long the first repetition waits; each further one twice as long. */
  retryMs: z.int().min(0).default(1000),
  /** Serves the signing certificate alone, in DER, instead of followed by the one that issued it. */
  certificateAlone: z.boolean().default(false),
});
export type Mood = z.infer<typeof Mood>;

/** How events are delivered just now. */
export function moodOf(db: DatabaseSync): Mood {
  return Mood.parse(JSON.parse(readMeta(db, 'webhookMood') ?? '{}'));
}

/** Changes how events are delivered; what is not named is as usual again. */
export function setMood(db: DatabaseSync, mood: Mood): void {
  writeMeta(db, 'webhookMood', JSON.stringify(mood));
}

/** Whether this attempt is to be forged; uses the wish up by one. */
export function takeForgery(db: DatabaseSync): boolean {
  const mood = moodOf(db);
  if (mood.forged === 0) return false;
  setMood(db, { ...mood, forged: mood.forged - 1 });
  return true;
}
