import type { Taken } from '../../domain/events.ts';
import type { Clock, Log } from '../../domain/ports.ts';
import { openSignatures, webhookRoots, type Headers, type Verdict } from './webhookSignature.ts';

/** Where Partner Center posts its events, behind the desk's public address. */
export const webhookPath = '/webhooks/partner-center';

/** Takes what is posted to the address of our webhook: the status to answer with. */
export type Inbox = (headers: Headers, body: Buffer) => Promise<number>;

/** An inbox: an event is checked, kept, and answered; it is worked on later. */
export const openWebhookInbox =
  (doors: {
    check(headers: Headers, body: Buffer): Promise<Verdict>;
    receive(body: string): Promise<Taken>;
    log: Log;
  }): Inbox =>
  async (headers, body) => {
    const verdict = await doors.check(headers, body);
    if (verdict.is === 'no') {
      doors.log.info('webhook.refused', { why: verdict.why, status: verdict.status });
      return verdict.status;
    }
    const { is, event } = await doors.receive(body.toString('utf8'));
    doors.log.info('webhook.event', { name: event, is });
    return is === 'malformed' ? 400 : 200;
  };

/**
 * The inbox of a desk. `local`: certificates may come from this machine.
 * @throws when the file of further roots holds no certificate.
 */
export const openInbox = (options: {
  rootFile: string | undefined;
  local: boolean;
  receive(body: string): Promise<Taken>;
  clock: Clock;
  log: Log;
}): Inbox => {
  const { rootFile, local, receive, clock, log } = options;
  const check = openSignatures({ roots: webhookRoots(rootFile), local, clock });
  return openWebhookInbox({ check, receive, log });
};
