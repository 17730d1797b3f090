import type { AzureView } from '../../../src/domain/subscriptionViews.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { alex, fabrikam, hostile, hostileReseller, now } from './people.ts';

const view = (change: Partial<AzureView> = {}): AzureView => ({
  view: 'azure',
  customer,
  partnership: fabrikam,
  may: true,
  ...change,
});

export const examples: Examples = {
  open: view(),
  direct: view({ partnership: undefined, may: false }),
  done: view({ customer: { ...customer, azure: { by: alex, at: now } } }),
  hostile: view({
    customer: { ...customer, name: hostile, azure: { by: { id: 'x', name: hostile }, at: now } },
    partnership: hostileReseller,
  }),
};
