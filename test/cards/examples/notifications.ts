import type { Examples } from './example.ts';

export const examples: Examples = {
  all: {
    view: 'notifications',
    topics: ['approvals', 'failures', 'partnerships', 'customers', 'orders'],
    language: 'en-US',
  },
  none: { view: 'notifications', topics: [], language: 'zh-CN' },
};
