import { WrongSetting, type Config } from '../src/config.ts';
import { wantedEvents } from '../src/domain/events.ts';
import type { Answer, PartnerCenter } from '../src/domain/partnerCenterDoor.ts';
import type { Ids } from '../src/domain/ports.ts';
import { webhookPath } from '../src/gateways/partnerCenter/webhookInbox.ts';

/** What the script works with. */
export interface RegistrationDoors {
  partnerCenter: Pick<PartnerCenter, 'webhook' | 'registerWebhook'>;
  ids: Ids;
}

/** Thrown when Partner Center said no; the message is one line. */
export class Refused extends Error {}

/**
 * Where Partner Center has to reach this desk.
 * @throws WrongSetting when nobody said under which address the desk is reached from outside.
 */
export const webhookUrl = ({ PUBLIC_URL, DESK_LOCAL, PORT }: Config): string => {
  const own = DESK_LOCAL ? `http://127.0.0.1:${PORT}` : undefined;
  const base = PUBLIC_URL ?? own;
  if (base) return `${base}${webhookPath}`;
  throw new WrongSetting(
    'PUBLIC_URL is missing: expected the https:// address under which Partner Center reaches this server (see docs/operating.md)',
  );
};

const valueOf = <T>(answer: Answer<T>): T => {
  if (answer.is === 'yes') return answer.value;
  if (answer.is === 'busy') throw new Refused(`Partner Center is busy until ${answer.until}.`);
  const { code, status, ids } = answer.no;
  throw new Refused(
    `Partner Center refused: ${status}, code ${code}, correlation id ${ids.correlationId}.`,
  );
};

/** Registers this desk for the events that it works on, in place of what was registered before; says so in one line. */
export const register = async (doors: RegistrationDoors, config: Config): Promise<string> => {
  const url = webhookUrl(config);
  const before = valueOf(await doors.partnerCenter.webhook());
  const same = before?.url === url && wantedEvents.every((event) => before.events.includes(event));
  if (same && before.events.length === wantedEvents.length)
    return `Events go to ${url} already: ${wantedEvents.join(', ')}.`;
  valueOf(
    await doors.partnerCenter.registerWebhook({ url, events: wantedEvents }, doors.ids.next()),
  );
  const instead = before && before.url !== url ? ` (before: ${before.url})` : '';
  return `Events go to ${url} now${instead}: ${wantedEvents.join(', ')}.`;
};

/** Says in one line where events go. */
export const show = async ({ partnerCenter }: RegistrationDoors): Promise<string> => {
  const there = valueOf(await partnerCenter.webhook());
  return there
    ? `Events go to ${there.url}: ${there.events.join(', ')}.`
    : 'Events go nowhere: `npm run webhooks -- register` registers this desk.';
};
