import { z } from 'zod';
import { Reason } from '../values.ts';
import { move } from './move.ts';
import { hasSetup, setupOf, tooLateFor, whenever } from './setupRules.ts';

const Args = z.object({ reason: Reason });

/** An admin takes over a first sign-in that nobody has looked at, and says why; who had it is told. */
export const takeOverSetup = move<z.infer<typeof Args>>({
  name: 'takeOverSetup',
  by: ['approver'],
  from: whenever,
  to: 'same',
  args: Args,
  fits: hasSetup,
  objection: ({ request, actor, now }) => {
    const { openedAt, owner } = setupOf(request);
    return (
      tooLateFor(request, now) ??
      (openedAt !== undefined || owner.id === actor.id ? 'wrongState' : undefined)
    );
  },
  change: ({ request, actor }) => ({
    setup: { ...setupOf(request), owner: { id: actor.id, name: actor.name } },
  }),
  then: ({ request, actor, args }) => {
    const people = new Set([setupOf(request).owner.id, request.asker.id]);
    people.delete(actor.id);
    return [
      'showSetup',
      ...[...people].map((id) => ({
        tell: `person:${id}` as const,
        key: 'setupTakenOver',
        values: { reason: args.reason },
      })),
      'paintSetup',
      'paint',
    ];
  },
  says: ({ request, args }) => ({ reason: args.reason, before: setupOf(request).owner.name }),
});
