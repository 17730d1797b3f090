import { acceptedByReseller } from './acceptedByReseller.ts';
import { removedInPartnerCenter } from './removedInPartnerCenter.ts';
import type { Step, StepName } from './step.ts';
import { stopNewBusiness } from './stopNewBusiness.ts';

/** Every step, by its permanent name. */
export const steps: Record<StepName, Step> = {
  stopNewBusiness,
  removedInPartnerCenter,
  acceptedByReseller,
};
