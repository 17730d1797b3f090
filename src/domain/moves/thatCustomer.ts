import { move, NoArgs } from './move.ts';
import { hasCandidate } from './candidate.ts';

/** The customer that appeared is the company that was asked. */
export const thatCustomer = move({
  name: 'thatCustomer',
  by: ['asker', 'approver'],
  from: ['waiting'],
  to: 'done',
  args: NoArgs,
  fits: hasCandidate,
  change: ({ request }) => {
    const { candidateId = '', ...learned } = request.learned;
    return {
      waiting: undefined,
      step: request.steps.length,
      learned: { ...learned, customerId: candidateId },
    };
  },
  then: ({ request, actor }) => [
    ...(actor.id === request.asker.id
      ? []
      : [{ tell: 'asker' as const, key: 'done.requestCustomer' }]),
    { tell: 'customers', key: 'customerAccepted' },
    'paint',
    'paintReseller',
  ],
  says: ({ request }) => ({ customer: request.learned.customer ?? '' }),
});
