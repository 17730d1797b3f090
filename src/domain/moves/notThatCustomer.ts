import { hasCandidate } from './candidate.ts';
import { move, NoArgs } from './move.ts';

/** The customer that appeared is another company: it is not asked about again. */
export const notThatCustomer = move({
  name: 'notThatCustomer',
  by: ['asker', 'approver'],
  from: ['waiting'],
  to: 'waiting',
  args: NoArgs,
  fits: hasCandidate,
  change: ({ request, now }) => {
    const { candidateId = '', customer: _name, domain: _domain, ...learned } = request.learned;
    const known = [learned.known, candidateId].filter(Boolean).join(',');
    return {
      waiting: { code: 'customerAcceptance', since: now },
      learned: { ...learned, known },
    };
  },
  then: ['step', 'paint'],
  says: ({ request }) => ({ customer: request.learned.customer ?? '' }),
});
