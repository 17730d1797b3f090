import { addressQuestion } from './addressQuestion.ts';
import type { Conversation } from './conversation.ts';
import { customerDetails } from './customerDetails.ts';
import { existingCustomer } from './existingCustomer.ts';
import { cancelOrder, keepOrder } from './orderDraft.ts';
import { finishOrder } from './orderFinish.ts';
import { orderLines } from './orderLines.ts';
import { orderReseller } from './orderReseller.ts';
import { reviewOrder } from './reviewOrder.ts';
import { similarCustomers } from './similarCustomers.ts';

/** Adds a customer for a reseller, with its first order: who it is, what it gets, one review of everything. */
export const addCustomer: Conversation = {
  name: 'addCustomer',
  questions: [
    existingCustomer,
    orderReseller,
    customerDetails,
    similarCustomers,
    addressQuestion,
    orderLines,
    reviewOrder,
  ],
  finish: finishOrder,
  park: keepOrder,
  keepsRefused: ({ answers }) => answers.details !== undefined || answers.lines !== undefined,
  cancel: cancelOrder,
};
