import { addCustomer } from './addCustomer.ts';
import { addSubscription } from './addSubscription.ts';
import { assign } from './assign.ts';
import { associateReseller } from './associateReseller.ts';
import { changeSubscription } from './changeSubscription.ts';
import type { Conversation } from './conversation.ts';
import { endRelationship } from './endRelationship.ts';
import { handOver } from './handOver.ts';
import { hold } from './hold.ts';
import { reassignSubscriptions } from './reassignSubscriptions.ts';
import { release } from './release.ts';
import { removePartnership } from './removePartnership.ts';
import { requestCustomer } from './requestCustomer.ts';
import { requestPartnership } from './requestPartnership.ts';
import { setSupportContact } from './setSupportContact.ts';
import { upgradeSubscription } from './upgradeSubscription.ts';

/** Every conversation that people can be led through. */
export const conversations: readonly Conversation[] = [
  removePartnership,
  requestPartnership,
  addCustomer,
  associateReseller,
  setSupportContact,
  addSubscription,
  requestCustomer,
  endRelationship,
  changeSubscription,
  upgradeSubscription,
  handOver,
  assign,
  hold,
  release,
  reassignSubscriptions,
];
