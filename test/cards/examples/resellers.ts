import type { Examples } from './example.ts';
import { bare, closing, contoso, fabrikam, hostileReseller, onHold } from './people.ts';

export const examples: Examples = {
  mine: {
    view: 'resellers',
    text: '',
    scope: 'mine',
    managesSome: true,
    page: 0,
    more: false,
    rows: [fabrikam, contoso, onHold, { ...closing, id: 'tenant-closing' }],
  },
  most: {
    view: 'resellers',
    text: 'fab',
    scope: 'all',
    managesSome: true,
    page: 1,
    more: true,
    rows: Array.from({ length: 10 }, (_, index) => ({ ...hostileReseller, id: `tenant-${index}` })),
  },
  least: {
    view: 'resellers',
    text: '',
    scope: 'all',
    managesSome: false,
    page: 0,
    more: false,
    rows: [bare],
  },
  emptyMine: {
    view: 'resellers',
    text: '',
    scope: 'mine',
    managesSome: false,
    page: 0,
    more: false,
    rows: [],
  },
  emptySearch: {
    view: 'resellers',
    text: 'zzz',
    scope: 'all',
    managesSome: true,
    page: 0,
    more: false,
    rows: [],
  },
};
