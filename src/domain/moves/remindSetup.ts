import { move, NoArgs } from './move.ts';
import { setupOf, whenever, whyGone } from './setupRules.ts';

/** Nobody has looked at the first sign-in yet: its owner is reminded, once. */
export const remindSetup = move({
  name: 'remindSetup',
  by: ['system'],
  from: whenever,
  to: 'same',
  args: NoArgs,
  fits: ({ setup }) =>
    setup !== undefined && setup.openedAt === undefined && setup.remindedAt === undefined,
  objection: ({ request, now }) =>
    whyGone(setupOf(request), now) === undefined ? undefined : 'wrongState',
  change: ({ request, now }) => ({ setup: { ...setupOf(request), remindedAt: now } }),
  then: ({ request }) => [
    { tell: 'setupOwner', key: 'setupReminder', values: { until: setupOf(request).keptUntil } },
    'setup',
  ],
});
