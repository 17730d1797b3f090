import { z } from 'zod';
import { decideAndSave, over } from './save.ts';
import type { Doors } from './doors.ts';
import { placeId } from './places.ts';
import type { Address } from './notice.ts';
import type { Doc, Found, Op } from './ports.ts';
import { Moment, TeamsId } from './values.ts';

/** One posted copy of a card that is kept true: what it shows, where, and how far it was painted. */
export const Painter = z.object({
  id: z.string(),
  /** `request:<id>`, `batch:<id>`, `match:<id>`. */
  show: z.string(),
  place: z.string(),
  messageId: TeamsId,
  /** The state of what is shown when it was last painted. */
  painted: z.string(),
  lease: Moment.optional(),
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
  tags: [`paints:${painter.show}`],
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

/**
 * Keeps a message true from now on. A message that is known already is left as it is; a message that now shows something else
 * is painted as that.
 */
export const adopt =
  (doors: Doors) =>
  async (posted: { address: Address; messageId: string; show: string }): Promise<void> => {
    const place = placeId(posted.address);
    await decideAndSave<void>(doors, async () => {
      const found = await doors.store.desk.read(painterId(doors, place, posted.messageId));
      if (found && readPainter(found).show === posted.show) return { ops: [], answer: undefined };
      const painter = newPainter(doors, posted.show, place, posted.messageId, '');
      return { ops: [over(found, painterDoc(painter))] satisfies Op[], answer: undefined };
    });
  };
