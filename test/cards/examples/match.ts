import type { Examples } from './example.ts';
import { alex, fabrikam, hostile, hostileReseller, invitation } from './people.ts';

export const examples: Examples = {
  person: {
    view: 'match',
    id: 'match-1',
    partnership: fabrikam,
    candidates: [invitation()],
    asked: 'person',
  },
  channel: {
    view: 'match',
    id: 'match-1',
    partnership: fabrikam,
    candidates: [],
    asked: 'channel',
  },
  mine: {
    view: 'match',
    id: 'match-1',
    partnership: fabrikam,
    candidates: [invitation()],
    asked: 'channel',
    settled: { by: alex, at: '2026-11-23T09:00:00.000Z', as: 'mine' },
  },
  notOurs: {
    view: 'match',
    id: 'match-1',
    partnership: fabrikam,
    candidates: [],
    asked: 'channel',
    settled: { by: alex, at: '2026-11-23T09:00:00.000Z', as: 'notOurs' },
  },
  most: {
    view: 'match',
    id: 'match-1',
    partnership: hostileReseller,
    asked: 'channel',
    candidates: Array.from({ length: 30 }, (_, index) =>
      invitation({ id: `i${index}`, asker: { id: 'h', name: hostile } }),
    ),
  },
};
