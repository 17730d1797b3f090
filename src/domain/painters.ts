import { z } from 'zod';
import { decideAndSave, over, putTasks } from './save.ts';
import type { Doors } from './doors.ts';
import { placeId } from './places.ts';
import type { Address } from './notice.ts';
import type { Doc, Found } from './ports.ts';
import { freshenCustomerTask, freshenTask, leasedBy, paintTask, type Task } from './tasks.ts';
import { later } from './time.ts';
import { Moment, TeamsId } from './values.ts';
import type { View } from './views.ts';

/** One posted copy of a card that is kept true: what it shows, where, and how far it was painted. */
export const Painter = z.object({
  id: z.string(),
  /**
   * `request:<id>`, `batch:<id>`, `match:<id>`, `reseller:<id>`, `customer:<id>`, `subscription:<id>`, `subscriptions:<customer>|<page>`,
   * `setup:<id>`.
   */
  show: z.string(),
  /** Painted whenever this is, too: what a customer has changes with the customer. */
  with: z.string().optional(),
  place: z.string(),
  messageId: TeamsId,
  /** The state of what is shown when it was last painted. */
  painted: z.string(),
  lease: Moment.optional(),
  /** Not kept true any longer than this; absent: always. */
  until: Moment.optional(),
  /** The worker that has the lease. */
  leasedBy: z.string().optional(),
});
export type Painter = z.infer<typeof Painter>;

/** Reads a stored painter. */
export const readPainter = (found: Found): Painter => Painter.parse(found.doc.body);

/** A painter as stored. */
export const painterDoc = (painter: Painter): Doc => ({
  id: painter.id,
  type: 'painter',
  schema: 1,
  sort: painter.id,
  tags: [
    `paints:${painter.show}`,
    ...(painter.with ? [`paints:${painter.with}`] : []),
    ...(painter.lease && painter.leasedBy ? [leasedBy(painter.leasedBy)] : []),
  ],
  keys: [],
  body: painter,
});

/** The painter of one message. */
export const painterId = (doors: Pick<Doors, 'ids'>, place: string, messageId: string): string =>
  `painter:${doors.ids.derived(place, messageId)}`;

/** A painter for a message that was just posted with this state. */
export const newPainter = (
  doors: Pick<Doors, 'ids'>,
  show: string,
  place: string,
  messageId: string,
  painted: string,
): Painter => ({
  id: painterId(doors, place, messageId),
  show,
  place,
  messageId,
  painted,
});

/** A mark that changes whenever what is shown does; what was said above a card for a moment is no part of it. */
export const markOf = (doors: Pick<Doors, 'ids'>, view: View): string =>
  doors.ids.derived(JSON.stringify(shownOf(view)));

// A first sign-in stands still while its order goes on: painting it would take the password from its reader's screen.
const shownOf = (view: View): unknown => {
  if (view.view === 'setup')
    return { may: view.may, setup: view.request.setup, about: view.request.about };
  return 'notice' in view ? { ...view, notice: undefined } : view;
};

/**
 * Keeps a message true from now on. A message that is known already is left as it is; a message that now shows something else
 * is painted as that. `view`: what everybody sees there, so that it is painted only if that is no longer so; of a message that
 * only a click told of, nobody knows what others see.
 */
export const adopt =
  (doors: Doors) =>
  async (posted: {
    address: Address;
    messageId: string;
    show: string;
    view?: View;
  }): Promise<void> => {
    const { messageId, show, view } = posted;
    if (messageId === '') return;
    const place = placeId(posted.address);
    await decideAndSave<void>(doors, async () => {
      const now = doors.clock.now();
      const painter: Painter = {
        ...newPainter(doors, show, place, messageId, view ? markOf(doors, view) : ''),
        ...(lookedAt(show) && lookOf(doors, show, place)),
        ...withOf(view),
      };
      const found = await doors.store.desk.read(painter.id);
      const known = found && readPainter(found);
      if (known?.show === show && known.messageId === messageId)
        return { ops: [], answer: undefined };
      const follows = putTasks(followsOf(show, view, now));
      return { ops: [over(found, painterDoc(painter)), ...follows], answer: undefined };
    });
  };

const lookedAt = (show: string): RegExpExecArray | null =>
  /^(reseller|customer|subscriptions?):([^|]+)/.exec(show);

const withOf = (view: View | undefined): Pick<Painter, 'with'> =>
  view?.view === 'subscription' || view?.view === 'subscriptions'
    ? { with: `customer:${view.customer.id}` }
    : {};

const lookHours = 24;

// Resellers, customers and what they have are looked at again and again: of those cards the newest in each chat is kept true, for a day.
const lookOf = (doors: Doors, show: string, place: string): Pick<Painter, 'id' | 'until'> => ({
  // Another page of a list is the same look.
  id: painterId(doors, place, lookedAt(show)?.[0] ?? show),
  until: later(doors.clock.now(), { hours: lookHours }),
});

// What such a card shows is read anew when somebody looks at it, and painted then. A first sign-in is painted when it
// changes and not because it was clicked: its reader has the password before them.
const followsOf = (show: string, view: View | undefined, due: Moment): Task[] => {
  if (show.startsWith('setup:')) return [];
  if (view?.view === 'subscription')
    return [freshenCustomerTask(view.customer.id, due, view.subscription.id)];
  const [, what, id] = lookedAt(show) ?? [];
  if (id === undefined || what === 'subscription') return [paintTask(show, due)];
  return [what === 'reseller' ? freshenTask(id, due) : freshenCustomerTask(id, due)];
};
