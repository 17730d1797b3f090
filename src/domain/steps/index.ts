import { acceptedByReseller } from './acceptedByReseller.ts';
import { buildCart } from './buildCart.ts';
import { checkout } from './checkout.ts';
import { createCustomer } from './createCustomer.ts';
import { customerAgreement } from './customerAgreement.ts';
import { mayOrder } from './mayOrder.ts';
import { provisioning } from './provisioning.ts';
import { removedInPartnerCenter } from './removedInPartnerCenter.ts';
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
};
