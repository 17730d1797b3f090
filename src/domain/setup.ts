import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { setupView } from './find/setup.ts';
import { makeOwnMove } from './perform.ts';
import { isRefusal, refuse } from './refusal.ts';
import { openSecret } from './secrets.ts';

/**
 * Shows the password of a new customer to its owner. That it was shown is recorded first; only then is it opened, for this one
 * answer.
 */
export const reveal =
  (doors: Doors): Act['reveal'] =>
  async (actor, requestId) => {
    const shown = await makeOwnMove(doors)(actor, requestId, 'reveal', { args: {} });
    if (isRefusal(shown)) return shown;
    const password = await openSecret(doors, requestId);
    // Its window has closed between the record and the look.
    if (password === undefined) return refuse('setupGone', { why: 'closed' });
    return { ...setupView(doors, shown, actor), password };
  };
