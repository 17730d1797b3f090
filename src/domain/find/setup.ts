import { movesNow } from '../decide.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { setupMoves } from '../moves/index.ts';
import { refuse } from '../refusal.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import type { Actor, Id } from '../values.ts';
import type { SetupView } from '../customerViews.ts';
import { allowed } from './reading.ts';

/** The first sign-in of a new customer: for its owner, and for an admin who may take it over. Never with the password. */
export const setup =
  (doors: Doors): Find['setup'] =>
  (actor, requestId) =>
    allowed(doors, actor, 'look', async () => {
      const request = await withSetup(doors, requestId);
      if (!request?.setup) return refuse('notFound');
      const view = setupView(doors, request, actor);
      const sees = request.setup.owner.id === actor.id || view.may.length > 0;
      return sees ? view : refuse('notAllowed');
    });

/**
 * The message about a first sign-in as it stands in somebody's chat. Who had it before somebody took it over sees that, and
 * nothing to click.
 */
export const setupMessage = async (
  doors: Doors,
  reader: Actor,
  requestId: Id,
): Promise<SetupView | undefined> => {
  const request = await withSetup(doors, requestId);
  if (!request) return undefined;
  const isOwner = request.setup?.owner.id === reader.id;
  return isOwner ? setupView(doors, request, reader) : { view: 'setup', request, may: [] };
};

/** A first sign-in with what this person may do with it now. */
export const setupView = (doors: Doors, request: Request, actor: Actor): SetupView => {
  const may = movesNow(request, actor, [], doors.policy, doors.clock.now());
  return { view: 'setup', request, may: may.filter((name) => setupMoves.includes(name)) };
};

const withSetup = async ({ store }: Doors, requestId: Id): Promise<Request | undefined> => {
  const found = await store.desk.read(requestDocId(requestId));
  const request = found && readRequest(found);
  return request?.setup && request;
};
