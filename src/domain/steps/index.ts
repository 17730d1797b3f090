import { acceptedByCustomer } from './acceptedByCustomer.ts';
import { acceptedByReseller } from './acceptedByReseller.ts';
import { buildCart } from './buildCart.ts';
import { changeSubscription } from './changeSubscription.ts';
import { checkout } from './checkout.ts';
import { createCustomer } from './createCustomer.ts';
import { customerAgreement } from './customerAgreement.ts';
import { endRelationship } from './endRelationship.ts';
import { followTransition } from './followTransition.ts';
import { mayOrder } from './mayOrder.ts';
import { provisioning } from './provisioning.ts';
import { raiseLicences } from './raiseLicences.ts';
import { removedInPartnerCenter } from './removedInPartnerCenter.ts';
import { setReseller } from './setReseller.ts';
import { setSupport } from './setSupport.ts';
import { startTransition } from './startTransition.ts';
import { reassignRows } from './reassignRows.ts';
import type { Step, StepName } from './step.ts';
import { stopNewBusiness } from './stopNewBusiness.ts';

/** Every step, by its permanent name. */
export const steps: Record<StepName, Step> = {
  stopNewBusiness,
  removedInPartnerCenter,
  acceptedByReseller,
  mayOrder,
  createCustomer,
  customerAgreement,
  buildCart,
  checkout,
  provisioning,
  setReseller,
  setSupport,
  raiseLicences,
  changeSubscription,
  startTransition,
  followTransition,
  acceptedByCustomer,
  endRelationship,
  reassignRows,
};
