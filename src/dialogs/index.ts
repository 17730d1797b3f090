import { addCustomer } from './addCustomer.ts';
import { assign } from './assign.ts';
import type { Conversation } from './conversation.ts';
import { handOver } from './handOver.ts';
import { hold } from './hold.ts';
import { release } from './release.ts';
import { removePartnership } from './removePartnership.ts';
import { requestPartnership } from './requestPartnership.ts';

/** Every conversation that people can be led through. */
export const conversations: readonly Conversation[] = [
  removePartnership,
  requestPartnership,
  addCustomer,
  handOver,
  assign,
  hold,
  release,
];
