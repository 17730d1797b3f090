import type { Facts } from '../domain/checks/check.ts';

/** For a check that looks at one partnership alone: nothing else is known. */
export const noOtherFacts: Omit<Facts, 'partnership'> = {
  openRequests: [],
  openOrders: [],
  samePartnerId: [],
  offers: new Map(),
  catalogueKnown: false,
  subscriptions: [],
  orderedLately: 0,
};
