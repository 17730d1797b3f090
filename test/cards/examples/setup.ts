import type { SetupView } from '../../../src/domain/customerViews.ts';
import type { Examples } from './example.ts';
import { begun, details, opened, orderInput, password, setup } from './orders.ts';
import { hostile } from './people.ts';

const view = (change: Partial<SetupView> = {}): SetupView => ({
  view: 'setup',
  request: begun(2),
  may: ['reveal'],
  ...change,
});

const gone = (why: 'saved' | 'closed' | 'expired' | 'lost'): SetupView =>
  view({
    request: begun(2, { setup: { ...setup, gone: { why, at: '2026-11-23T10:00:00.000Z' } } }),
    may: [],
  });

export const examples: Examples = {
  unopened: view(),
  shown: view({ request: begun(2, { setup: opened }), may: ['reveal', 'saved'], password }),
  window: view({ request: begun(2, { setup: opened }), may: ['reveal', 'saved'] }),
  saved: gone('saved'),
  closed: gone('closed'),
  expired: gone('expired'),
  lost: gone('lost'),
  approver: view({ may: ['takeOverSetup'] }),
  formerOwner: view({ may: [] }),
  least: view({ request: begun(2, { setup: undefined }), may: [] }),
  hostile: view({
    request: begun(2, {
      about: { type: 'customer', id: 'x', label: hostile },
      input: { ...orderInput, customer: { ...details, company: hostile } },
      setup: { ...setup, owner: { id: 'h', name: hostile } },
    }),
  }),
};
