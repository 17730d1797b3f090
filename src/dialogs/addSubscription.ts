import type { Conversation } from './conversation.ts';
import { existingProducts } from './existingProducts.ts';
import { moreCustomer } from './moreCustomer.ts';
import { cancelMore, keepMore } from './moreDraft.ts';
import { finishMore } from './moreFinish.ts';
import { moreLines } from './moreLines.ts';
import { moreReseller } from './moreReseller.ts';
import { reviewSubscription } from './reviewSubscription.ts';
import { termEnds } from './termEnds.ts';

/** More for a customer that exists: new subscriptions, or more licences of what it has. */
export const addSubscription: Conversation = {
  name: 'addSubscription',
  questions: [
    moreCustomer,
    moreReseller,
    moreLines,
    existingProducts,
    termEnds,
    reviewSubscription,
  ],
  finish: finishMore,
  park: keepMore,
  keepsRefused: ({ answers }) => answers.lines !== undefined,
  cancel: cancelMore,
};
