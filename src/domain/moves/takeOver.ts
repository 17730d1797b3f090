import { move, NoArgs } from './move.ts';

/** Another admin finishes the step outside. */
export const takeOver = move({
  name: 'takeOver',
  by: ['approver'],
  from: ['waiting'],
  to: 'same',
  args: NoArgs,
  fits: (_request, kind) => kind.adminsFinish,
  objection: ({ request, actor }) =>
    request.waiting?.owner?.id === actor.id ? 'wrongState' : undefined,
  change: ({ request, actor }) => ({
    waiting: request.waiting && { ...request.waiting, owner: { id: actor.id, name: actor.name } },
  }),
  then: [{ tell: 'asker', key: 'tookOver' }, 'paint'],
});
