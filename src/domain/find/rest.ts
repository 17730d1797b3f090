import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readHistory } from '../history.ts';
import { readMatch, matchDocId } from '../match.ts';
import { placeId, readPlace } from '../places.ts';
import { may, type Permission } from '../policy.ts';
import { inTurn, NoAnswer } from '../partnerCenterDoor.ts';
import { refuse } from '../refusal.ts';
import { readRequest, requestDocId } from '../request.ts';
import { readCustomer } from '../customer.ts';
import type { ProfileView } from '../views.ts';
import type { CommandName } from '../names.ts';
import { allowed, isHidden, paged, pageSize } from './reading.ts';
import { oneCustomer } from './customers.ts';
import { oneReseller, partnershipById } from './resellers.ts';
import type { Id } from '../values.ts';

const mostCustomers = 200;

/** Which permission a command needs; commands that are not here are for everybody with a role. */
const commandNeeds: readonly (readonly [CommandName, Permission])[] = [
  ['resellers', 'look'],
  ['requestPartnership', 'ask'],
  ['removePartnership', 'ask'],
  ['customers', 'look'],
  ['addCustomer', 'ask'],
  ['requestCustomer', 'ask'],
  ['endRelationship', 'ask'],
  ['subscriptions', 'look'],
  ['addSubscription', 'ask'],
  ['associateReseller', 'ask'],
  ['reassignSubscriptions', 'ask'],
  ['setSupportContact', 'ask'],
  ['changeSubscription', 'ask'],
  ['upgradeSubscription', 'ask'],
  ['today', 'look'],
  ['todayStop', 'look'],
  ['myRequests', 'look'],
  ['pending', 'approve'],
  ['history', 'look'],
  ['profile', 'look'],
  ['links', 'look'],
  ['assign', 'configure'],
  ['hold', 'configure'],
  ['release', 'configure'],
  ['notifyHere', 'configure'],
  ['notifications', 'configure'],
  ['notifyStop', 'configure'],
];

/** What this person may do here, and what to type for it. */
export const help =
  (doors: Doors): Find['help'] =>
  (actor, unknownText) => ({
    view: 'help',
    welcome: false,
    name: actor.name,
    roles: actor.roles.filter((role) => role !== 'system'),
    commands: [
      ...commandNeeds
        .filter(([, permission]) => may(actor, permission, doors.policy))
        .map(([name]) => name),
      'language',
      'cancel',
      'startOver',
    ],
    ...(unknownText !== undefined && { unknown: { text: unknownText, nearest: [] } }),
  });

/** What happened to a reseller, newest first; an empty text means everything. */
export const history =
  (doors: Doors): Find['history'] =>
  (actor, text, page) =>
    allowed(doors, actor, 'look', async () => {
      const about = text.trim() === '' ? undefined : await subjectOf(doors, text);
      if (!about) return refuse('notFound', { text });
      const found = await doors.store.desk.list({
        type: 'history',
        tags: [`about:${about.id}`],
        order: 'desc',
        skip: page * pageSize,
        limit: pageSize + 1,
      });
      const { rows, more } = paged(found.map(readHistory));
      return {
        view: 'history',
        about,
        lines: rows,
        page,
        more,
      };
    });

/** The reseller that is meant, else the customer, which history knows by its domain, also when it is ours no longer. */
const subjectOf = async (
  doors: Doors,
  text: string,
): Promise<{ id: Id; label: string } | undefined> => {
  const reseller = await oneReseller(doors)(text);
  if (reseller) return { id: reseller.id, label: reseller.name };
  const customer = await oneCustomer(doors)(text);
  return customer
    ? { id: customer.domain.toLowerCase(), label: customer.name }
    : formerCustomer(doors, text.trim().toLowerCase());
};

/** A customer that is ours no longer, by its domain. */
const formerCustomer = async (
  { store: { desk } }: Doors,
  domain: string,
): Promise<{ id: Id; label: string } | undefined> => {
  const tags = [`about:${domain}`];
  const [found] = await desk.list({ type: 'history', tags, order: 'desc', limit: 1 });
  const about = found && readHistory(found).about;
  if (about?.type !== 'customer' || about.id !== domain) return undefined;
  return { id: domain, label: about.label };
};

/** Our own legal business profile, as Partner Center has it now. */
export const profile =
  (doors: Doors): Find['profile'] =>
  (actor) =>
    allowed(doors, actor, 'look', async (): Promise<ProfileView> => {
      try {
        const answer = await doors.partnerCenter.legalProfile(inTurn);
        if (answer.is === 'yes') return { view: 'profile', profile: answer.value };
        if (answer.is === 'busy') return { view: 'profile', problem: { code: 'busy' } };
        return {
          view: 'profile',
          problem: { code: answer.no.code, correlationId: answer.no.ids.correlationId },
        };
      } catch (error) {
        if (error instanceof NoAnswer)
          return {
            view: 'profile',
            problem: { code: 'noAnswer', correlationId: error.ids.correlationId },
          };
        throw error;
      }
    });

/** The document's next steps. */
export const links =
  (doors: Doors): Find['links'] =>
  (actor) =>
    may(actor, 'look', doors.policy) ? { view: 'links' } : refuse('notAllowed');

/** Drafts of the notices that somebody may want to send after a removal. */
export const notices =
  (doors: Doors, providerName: string): Find['notices'] =>
  (actor, requestId) =>
    allowed(doors, actor, 'look', async () => {
      const found = await doors.store.desk.read(requestDocId(requestId));
      const known = found && readRequest(found);
      if (!known || isHidden(known, actor)) return refuse('notFound');
      const partnership = await partnershipById(doors)(known.about.id);
      if (!partnership) return refuse('notFound');
      const customers = await doors.store.customers.list({
        type: 'customer',
        tags: [`reseller:${partnership.id}`],
        limit: mostCustomers,
      });
      return {
        view: 'notices',
        requestId,
        partnership,
        customers: customers.map((one) => readCustomer(one).name),
        providerName,
        agent: actor.name,
      };
    });

/** What a channel gets. */
export const notifications =
  (doors: Doors): Find['notifications'] =>
  (actor, conversationId, language) =>
    allowed(doors, actor, 'configure', async () => {
      const found = await doors.store.desk.read(placeId({ kind: 'channel', conversationId }));
      return { view: 'notifications', topics: found ? readPlace(found).topics : [], language };
    });

/** Whose invitation was accepted: the question as it stands. */
export const match =
  (doors: Doors): Find['match'] =>
  (actor, id) =>
    allowed(doors, actor, 'look', async () => {
      const found = await doors.store.desk.read(matchDocId(id));
      const partnership = found && (await partnershipById(doors)(readMatch(found).partnershipId));
      if (!found || !partnership) return refuse('notFound');
      const known = readMatch(found);
      const candidates = await Promise.all(
        known.candidates.map((one) => doors.store.desk.read(requestDocId(one))),
      );
      return {
        view: 'match',
        id,
        partnership,
        candidates: candidates.filter((one) => one !== undefined).map(readRequest),
        asked: known.asked,
        ...(known.settled && { settled: known.settled }),
      };
    });
