import type { CheckState, CustomerRow } from './customerViews.ts';
import type { Customer, Subscription } from './customer.ts';
import type { FormState } from './forms.ts';
import type { Partnership } from './partnership.ts';
import type { Language, Moment } from './values.ts';

/** What stands in the way of ending the relationship with a customer. */
export interface RelationshipEnd {
  customer: Customer;
  partnership?: Partnership;
  /** Preconditions: `wrong` stands in the way now, `unknown` only Partner Center knows. */
  checks: readonly CheckState[];
  /** In use, or suspended and billed on. */
  running: readonly Subscription[];
  /** When its subscriptions were read; absent: never. */
  asOf?: Moment;
  /** Partner Center did not answer just now: this is what is kept. */
  kept: boolean;
}

/** Forms about relationships with customers. */
export type RelationshipForm =
  /** Whom to ask. Inputs: company, email, domain, language. Buttons `go`, `anyway` (none of `ours`). */
  | (FormState & {
      form: 'customerToAsk';
      partnership: Partnership;
      languages: readonly Language[];
      /** Customers of ours that may be the company. */
      ours: readonly CustomerRow[];
      /** One of them has the very domain: then nobody has to be asked. */
      certain: boolean;
    })
  /** What stands in the way, what stays, what is represented. Inputs: representation, reason. */
  | (FormState & RelationshipEnd & { form: 'endRelationship' });
