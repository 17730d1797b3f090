import type { Examples } from './example.ts';
import { hostile, hostileWords } from './people.ts';

export const examples: Examples = {
  answered: {
    form: 'answered',
    of: 'confirmRemoval',
    how: 'answered',
    facts: [
      { field: 'reseller', text: 'Fabrikam' },
      { field: 'notice', text: 'Not required' },
      { field: 'reason', text: 'They moved to another distributor' },
    ],
  },
  cancelled: { form: 'answered', of: 'addresses', how: 'cancelled', facts: [] },
  parked: { form: 'answered', of: 'mailFinal', how: 'parked', facts: [] },
  below: { form: 'answered', of: 'orderLines', how: 'below', facts: [] },
  back: { form: 'answered', of: 'mailDraft', how: 'back', facts: [] },
  closed: { form: 'answered', of: 'pickReseller', how: 'closed', facts: [] },
  hostile: {
    form: 'answered',
    of: 'hold',
    how: 'answered',
    facts: [
      { field: 'reason', text: hostileWords },
      { field: hostile, text: hostile },
    ],
  },
};
