import { later } from '../time.ts';
import { move, NoArgs } from './move.ts';
import { hasSetup, setupOf, tooLateFor, whenever, windowMinutes } from './setupRules.ts';

/**
 * The owner of a first sign-in is shown its password. The first time opens some minutes in which it may be shown again. The
 * message is not painted: the password stands in it, for the reader alone.
 */
export const reveal = move({
  name: 'reveal',
  by: ['setupOwner'],
  from: whenever,
  to: 'same',
  args: NoArgs,
  fits: hasSetup,
  objection: ({ request, now }) => tooLateFor(request, now),
  change: ({ request, now }) => {
    const setup = setupOf(request);
    return {
      setup: {
        ...setup,
        openedAt: setup.openedAt ?? now,
        openUntil: setup.openUntil ?? later(now, { minutes: windowMinutes }),
        shown: setup.shown + 1,
      },
    };
  },
  then: ['setup'],
  says: ({ request }) => ({ shown: String(setupOf(request).shown + 1) }),
});
