import { readSubscription } from '../customer.ts';
import type { DeskSettings, Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { SetSupportContact } from '../kinds/setSupportContact.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { isOver } from '../subscriptionState.ts';
import { everyOne } from '../sync/writing.ts';
import { Language, type Actor, type Id } from '../values.ts';
import type { SupportMailView } from '../views.ts';
import { allowed, isHidden } from './reading.ts';
import { partnershipById } from './resellers.ts';
import { notices } from './rest.ts';

/** A mail names so many; the reseller sees all of them in Partner Center. */
const mostNamed = 20;

type Settings = Pick<DeskSettings, 'providerName' | 'mailCompose' | 'publicUrl'>;

/** Drafts after a request: of the notices that a partnership is over, or of the mail to a support contact. */
export const noticesOrMail =
  (doors: Doors, settings: Settings): Find['notices'] =>
  (actor, asked) =>
    allowed(doors, actor, 'look', async () => {
      const [requestId = '', language] = asked.split('|');
      const found = await doors.store.desk.read(requestDocId(requestId));
      const known = found && readRequest(found);
      if (known?.kind !== 'setSupportContact')
        return notices(doors, settings.providerName)(actor, requestId);
      return supportMail(doors, settings, actor, known, Language.safeParse(language).data);
    });

const supportMail = async (
  doors: Doors,
  { providerName, mailCompose, publicUrl }: Settings,
  actor: Actor,
  request: Request,
  language: Language | undefined,
): Promise<SupportMailView | Refusal> => {
  const input = SetSupportContact.safeParse(request.input).data;
  // We ourselves need no mail.
  if (!input || isHidden(request, actor) || input.partnershipId === undefined)
    return refuse('notFound');
  const { customer, subscription, contact, partnershipId } = input;
  const [partnership, theirs] = await Promise.all([
    partnershipById(doors)(partnershipId),
    subscription ? [subscription.name] : newCommerceOf(doors, customer.id),
  ]);
  // Whoever is no partner any more is told nothing of a customer.
  if (partnership?.state === 'removed') return refuse('notFound');
  return {
    view: 'supportMail',
    requestId: request.id,
    customer,
    contact,
    ...(partnership && { partnership }),
    subscriptions: theirs.slice(0, mostNamed),
    subscriptionCount: theirs.length,
    seen: subscription !== undefined,
    providerName,
    agent: actor.name,
    ...(language && { language }),
    compose: { mailCompose, publicUrl },
  };
};

const newCommerceOf = async ({ store }: Doors, customerId: Id): Promise<string[]> => {
  const names: string[] = [];
  const query = { type: 'subscription', tags: [`customer:${customerId}`] };
  for await (const found of everyOne(store.subscriptions, query)) {
    const one = readSubscription(found);
    if (one.newCommerce && !isOver(one)) names.push(one.name);
  }
  return names;
};
