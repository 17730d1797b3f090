import { move, NoArgs } from './move.ts';

/** Somebody has seen that the customer approved the admin relationship (GDAP); Partner Center's API does not tell. */
export const gdapApproved = move({
  name: 'gdapApproved',
  by: ['asker', 'approver'],
  from: ['done'],
  to: 'same',
  args: NoArgs,
  // A customer that is there already has been asked long ago.
  fits: ({ kind, placed, learned }) =>
    kind === 'addCustomer' &&
    placed?.customerId !== undefined &&
    learned.gdapApproved === undefined,
  change: ({ request, now }) => ({ learned: { ...request.learned, gdapApproved: now } }),
  then: ['paint'],
});
