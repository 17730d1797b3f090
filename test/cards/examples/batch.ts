import type { Request } from '../../../src/domain/request.ts';
import type { Examples } from './example.ts';
import { hostile, invitation } from './people.ts';

const to = (email: string, change: Partial<Request> = {}): Request =>
  invitation({
    id: `invitation-${email}`,
    about: { type: 'invitation', id: email, label: email },
    input: { email, subject: 's', text: 't', language: 'en-US' },
    ...change,
  });

export const examples: Examples = {
  one: { view: 'batch', batch: 'batch-1', mine: true, requests: [invitation()] },
  several: {
    view: 'batch',
    batch: 'batch-1',
    mine: true,
    requests: [
      invitation({ state: 'done' }),
      to('sales@fourthcoffee.example'),
      to('info@bellows.example', { state: 'withdrawn' }),
      to('office@coho.example', { state: 'expired' }),
    ],
  },
  reader: {
    view: 'batch',
    batch: 'batch-1',
    mine: false,
    requests: [to('sales@fourthcoffee.example'), to('info@bellows.example')],
  },
  most: {
    view: 'batch',
    batch: '0b9f5f43-96b1-4c26-8e31-7a0b2f1c9d55',
    mine: true,
    requests: Array.from({ length: 50 }, (_, index) =>
      invitation({
        id: `0b9f5f43-96b1-4c26-8e31-7a0b2f1c${1000 + index}`,
        about: { type: 'invitation', id: 'x', label: `${hostile} ${index}` },
        input: {
          email: `purchasing.department.${index}@very-long-company-name.example`,
          company: hostile,
          subject: 's',
          text: 't',
          language: 'en-US',
        },
      }),
    ),
  },
};
