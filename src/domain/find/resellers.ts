import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readHistory } from '../history.ts';
import { partnershipDocId, readPartnership, type Partnership } from '../partnership.ts';
import { may } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { readRequest, type Request } from '../request.ts';
import { normalised, searchWords } from '../search.ts';
import { readCustomer } from '../customer.ts';
import type { Actor } from '../values.ts';
import type { Impact, ResellerAction } from '../resellerViews.ts';
import { allowed, paged, pageSize } from './reading.ts';

const lastLines = 5;
const namedCustomers = 200;
const mostOpen = 50;
// Among names that begin alike there may be one that is just so.
const mostAlike = 100;

/** Lists and searches resellers: mine when I manage any, else all. */
export const resellers =
  (doors: Doors): Find['resellers'] =>
  (actor, ask) =>
    allowed(doors, actor, 'look', async () => {
      const mine = [`manager:${actor.id}`];
      const managesSome =
        ask.scope !== undefined ||
        (await doors.store.desk.list({ type: 'partnership', tags: mine, limit: 1 })).length > 0;
      const scope = ask.scope ?? (managesSome ? 'mine' : 'all');
      const words = searchWords(ask.text);
      const found = await doors.store.desk.list({
        type: 'partnership',
        tags: scope === 'mine' ? mine : ['listed'],
        ...(words.length > 0 && { words }),
        skip: ask.page * pageSize,
        limit: pageSize + 1,
      });
      const { rows, more } = paged(found.map(readPartnership));
      return { view: 'resellers', text: ask.text, scope, managesSome, page: ask.page, more, rows };
    });

/** One reseller with what this person may do with it now. */
export const reseller =
  (doors: Doors): Find['reseller'] =>
  (actor, id) =>
    allowed(doors, actor, 'look', async () => {
      const desk = doors.store.desk;
      const found = await desk.read(partnershipDocId(id));
      if (!found) return refuse('notFound');
      const [lines, open] = await Promise.all([
        desk.list({ type: 'history', tags: [`about:${id}`], order: 'desc', limit: lastLines }),
        desk.list({ type: 'request', tags: [`about:${id}:open`], order: 'desc', limit: mostOpen }),
      ]);
      const partnership = readPartnership(found);
      const openRequests = open.map(readRequest);
      return {
        view: 'reseller',
        partnership,
        history: lines.map(readHistory),
        openRequests,
        actions: actionsOn(doors, actor, partnership, openRequests),
      };
    });

const actionsOn = (
  doors: Doors,
  actor: Actor,
  partnership: Partnership,
  openRequests: readonly Request[],
): ResellerAction[] => {
  if (partnership.state === 'removed') return [];
  const configures = may(actor, 'configure', doors.policy);
  const asks = may(actor, 'ask', doors.policy);
  const ends = openRequests.some((request) => request.kind === 'removePartnership');
  return [
    ...(partnership.state === 'active' && !partnership.hold && asks
      ? [{ open: 'addCustomer' as const }, { open: 'requestCustomer' as const }]
      : []),
    ...(partnership.state === 'active' && !ends && asks
      ? [{ open: 'removePartnership' as const }]
      : []),
    ...(configures && !partnership.hold ? [{ open: 'hold' as const }] : []),
    ...(configures && partnership.hold ? [{ open: 'release' as const }] : []),
    ...(configures ? [{ open: 'assign' as const }] : []),
  ];
};

/** One partnership, whoever asks: for dialogs, which check the role at their start and at their end. */
export const partnershipById =
  (doors: Doors): Find['partnership'] =>
  async (id) => {
    const found = await doors.store.desk.read(partnershipDocId(id));
    return found && readPartnership(found);
  };

/** The one reseller that a typed text means: by id, Partner ID or exact name, or the only one that a search finds. */
export const oneReseller =
  (doors: Doors): Find['oneReseller'] =>
  async (text) => {
    const byId = await partnershipById(doors)(text.trim().toLowerCase());
    if (byId) return byId;
    const words = searchWords(text);
    if (words.length === 0) return undefined;
    const found = (
      await doors.store.desk.list({ type: 'partnership', words, limit: mostAlike })
    ).map(readPartnership);
    const exact = found.filter(
      (one) => one.partnerId === text.trim() || normalised(one.name) === normalised(text),
    );
    if (exact.length === 1) return exact[0];
    return found.length === 1 ? found[0] : undefined;
  };

/** What removing a partnership leaves behind, from kept data. */
export const impact =
  (doors: Doors): Find['impact'] =>
  async (partnershipId) => {
    const { desk, customers } = doors.store;
    const found = await desk.read(partnershipDocId(partnershipId));
    if (!found) return undefined;
    return impactOf(doors, readPartnership(found), { customers, desk });
  };

const impactOf = async (
  doors: Doors,
  partnership: Partnership,
  { customers, desk }: Pick<Doors['store'], 'customers' | 'desk'>,
): Promise<Impact> => {
  const tags = [`reseller:${partnership.id}`];
  const [count, first, open] = await Promise.all([
    customers.count({ type: 'customer', tags }),
    customers.list({ type: 'customer', tags, limit: namedCustomers }),
    desk.list({ type: 'request', tags: [`about:${partnership.id}:open`], limit: pageSize }),
  ]);
  return {
    customers: count,
    firstCustomers: first.map((one) => readCustomer(one).name),
    counts: partnership.counts,
    openRequests: open.map(readRequest),
  };
};

/** People who may be account managers: whoever may ask. */
export const managers =
  (doors: Doors): Find['managers'] =>
  () =>
    doors.directory.holders(doors.policy.roles.ask);
