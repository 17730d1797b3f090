import { STATUS_CODES } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Center } from '../center.ts';
import type { Attempt, KeptEvent, Registration } from '../state/webhooks.ts';
import { keepEvent, registration, waitingEvents } from '../state/webhooks.ts';
import type { Mood } from './mood.ts';
import { moodOf, takeForgery } from './mood.ts';
import type { Signer } from './signer.ts';

const mostAttempts = 10;
const patience = 10_000;

/** Brings events to whoever has registered for them. */
export interface Courier {
  /** Sends what waits, unless it is on its way already. */
  wake: () => void;
  close: () => Promise<void>;
}

/** A courier; `certificates` is the address where the signer's certificates are served. */
export function courier(center: Center, signer: Signer, certificates: () => string): Courier {
  const { db } = center;
  const closed = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  // Events that have failed and wait for their next attempt, by correlation id: numbers begin anew with a reset.
  const resting = new Set<string>();
  let round: Promise<void> | undefined;
  let again = false;

  function wake(): void {
    again = true;
    if (closed.signal.aborted) return;
    round ??= work()
      .catch((fault: unknown) => console.error(JSON.stringify({ fault: String(fault) })))
      .finally(() => {
        round = undefined;
        if (again) wake();
      });
  }

  async function work(): Promise<void> {
    while (again && !closed.signal.aborted) {
      again = false;
      // The call that something happened in is answered first.
      await setImmediate();
      for (let event = next(); event && !closed.signal.aborted; event = next()) await bring(event);
    }
  }

  function next(): KeptEvent | undefined {
    const mood = moodOf(db);
    if (mood.hold || !registration(db)) return undefined;
    const waiting = waitingEvents(db).filter((each) => !resting.has(each.correlationId));
    return mood.reversed ? waiting.at(-1) : waiting[0];
  }

  async function bring(event: KeptEvent): Promise<void> {
    const mood = moodOf(db);
    const result = await attempt(event);
    if (closed.signal.aborted) return;
    const attempts = event.attempts + 1;
    const arrived = result.accepted;
    const state = arrived ? 'delivered' : attempts >= mostAttempts ? 'parked' : 'waiting';
    keepEvent(db, { ...event, attempts, state, results: [...event.results, result.shown] });
    if (state === 'waiting') rest(event.correlationId, attempts, mood);
    if (!arrived) return;
    for (let nth = 0; nth < mood.duplicates && !closed.signal.aborted; nth++) await attempt(event);
  }

  function rest(id: string, attempts: number, { retryMs }: Mood): void {
    resting.add(id);
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        resting.delete(id);
        wake();
      },
      retryMs * 2 ** (attempts - 1),
    );
    timer.unref();
    timers.add(timer);
  }

  async function attempt(event: KeptEvent): Promise<{ accepted: boolean; shown: Attempt }> {
    const dateTimeUtc = center.clock().toISOString().replace('Z', '');
    const registered = registration(db)!;
    try {
      const response = await fetch(registered.WebhookUrl, {
        method: 'POST',
        headers: headersOf(event, registered),
        body: event.body,
        redirect: 'manual',
        signal: AbortSignal.any([closed.signal, AbortSignal.timeout(patience)]),
      });
      await response.body?.cancel();
      const responseCode = (STATUS_CODES[response.status] ?? '').replaceAll(/\W/g, '');
      const shown = { responseCode, responseMessage: '', systemError: false, dateTimeUtc };
      return { accepted: response.ok, shown };
    } catch (fault) {
      const responseMessage = fault instanceof Error ? fault.message : String(fault);
      return {
        accepted: false,
        shown: { responseCode: '', responseMessage, systemError: true, dateTimeUtc },
      };
    }
  }

  function headersOf(event: KeptEvent, registered: Registration): Record<string, string> {
    const body = takeForgery(db) ? `${event.body} ` : event.body;
    const signature = `Signature ${signer.sign(body)}`;
    return {
      'Content-Type': 'application/json; charset=utf-8',
      [registered.ownHeader ? 'x-ms-signature' : 'Authorization']: signature,
      'X-MS-Certificate-Url': `${certificates()}/${signer.fileName()}`,
      'X-MS-Signature-Algorithm': 'rsa-sha256',
    };
  }

  return {
    wake,
    async close() {
      closed.abort();
      for (const timer of timers) clearTimeout(timer);
      await round;
    },
  };
}
