import type { Customer } from './customer.ts';
import type { CustomerRow } from './customerViews.ts';
import type { FormState } from './forms.ts';
import type { SubscriptionRow } from './subscriptionViews.ts';
import type { OpenName } from './names.ts';
import type { Id } from './values.ts';

/** Dialogs that begin with the question for which customer. */
export type CustomerPurpose = Extract<
  OpenName,
  | 'addSubscription'
  | 'associateReseller'
  | 'reassignSubscriptions'
  | 'setSupportContact'
  | 'changeSubscription'
  | 'upgradeSubscription'
  | 'endRelationship'
>;

/** Forms that ask for what something shall be done with. */
export type PickForm =
  /** Inputs: text, reseller (a name or Partner ID: only its customers), customer (an id). Buttons `search`, `go`. */
  | (FormState & {
      form: 'pickCustomer';
      purpose: CustomerPurpose;
      rows: readonly CustomerRow[];
      text: string;
      /** Whose customers are listed. */
      reseller?: { id: Id; name: string };
      more: boolean;
    })
  /** Inputs: text, subscription (an id). Buttons `search`, `go`. */
  | (FormState & {
      form: 'pickSubscription';
      purpose: CustomerPurpose;
      customer: Customer;
      rows: readonly SubscriptionRow[];
      text: string;
      more: boolean;
    });
