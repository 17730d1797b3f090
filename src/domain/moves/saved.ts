import { move, NoArgs } from './move.ts';
import { hasSetup, setupOf, whenever } from './setupRules.ts';
import { refuse } from '../refusal.ts';

/** The owner has noted the password down: it is destroyed. */
export const saved = move({
  name: 'saved',
  by: ['setupOwner'],
  from: whenever,
  to: 'same',
  args: NoArgs,
  fits: hasSetup,
  objection: ({ request }) => {
    const { gone, openedAt } = setupOf(request);
    if (gone) return refuse('setupGone', { why: gone.why });
    // Nobody notes down what was never shown.
    return openedAt === undefined ? 'wrongState' : undefined;
  },
  change: ({ request, now }) => ({
    setup: { ...setupOf(request), gone: { why: 'saved', at: now } },
  }),
  then: ['paintSetup', 'paint'],
});
