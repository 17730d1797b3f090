import type { Customer, Subscription, SupportContact } from './customer.ts';
import type { FormState } from './forms.ts';
import type { Change } from './kinds/changeSubscription.ts';
import type { TransitionChoice } from './partnerCenterChanges.ts';
import type { Partnership } from './partnership.ts';
import type { PartnerId } from './values.ts';

/** What Partner Center says of a Partner ID: `unknown` when it did not answer in time. */
export interface PartnerVerdict {
  partnerId: PartnerId;
  /** Of the organisation behind it. */
  name?: string;
  checks: readonly {
    name: 'exists' | 'agreement' | 'validation' | 'partnership';
    state: 'fine' | 'wrong' | 'unknown';
    code?: string;
  }[];
}

type Needs = { by: 'approver' | 'nobody'; because: readonly string[] };

/** Forms about one subscription. */
export type SubscriptionForm =
  /** From the list (input `reseller`), or a Partner ID (input `partnerId`). Buttons `search`, `verify`, `go`. */
  | (FormState & {
      form: 'chooseReseller';
      customer: Customer;
      subscription: Subscription;
      rows: readonly Partnership[];
      text: string;
      verdict?: PartnerVerdict;
    })
  /** Before and after. Button `go`. */
  | (FormState & {
      form: 'confirmReseller';
      customer: Customer;
      subscription: Subscription;
      before?: { partnerId: PartnerId; name?: string };
      after: { partnerId: PartnerId; name: string };
      needs: Needs;
    })
  /** Who shall be it. Input `contact` (a partnership's id, or `provider`). */
  | (FormState & {
      form: 'supportContact';
      customer: Customer;
      subscription?: Subscription;
      present?: SupportContact;
      rows: readonly Partnership[];
      text: string;
    })
  /** What shall be changed. Inputs: `change` (licences, cancel, renewal), `quantity`, `how`, `renewalQuantity`, `plan`. */
  | (FormState & {
      form: 'chooseChange';
      customer: Customer;
      subscription: Subscription;
      /** What is possible now. */
      may: readonly Change['do'][];
      maximum?: number;
      /** The fewest licences that can be had now. */
      minimumNow: number;
      plans: readonly { term: string; billingCycle: string }[];
    })
  /** What it comes to. Button `go`. */
  | (FormState & {
      form: 'confirmChange';
      customer: Customer;
      subscription: Subscription;
      change: Change;
      needs: Needs;
    })
  /** To what. Inputs: `to` (catalogue item), `quantity`, `into`. */
  | (FormState & {
      form: 'chooseUpgrade';
      customer: Customer;
      subscription: Subscription;
      choices: readonly TransitionChoice[];
    })
  | (FormState & {
      form: 'confirmUpgrade';
      customer: Customer;
      subscription: Subscription;
      to: string;
      quantity: number;
      into?: string;
      needs: Needs;
    });
