import type { CheckState } from './customerViews.ts';
import type { Customer, Subscription } from './customer.ts';
import type { FormState } from './forms.ts';
import type { Partnership } from './partnership.ts';

/** Forms about relationships with customers. */
export type RelationshipForm =
  /** Whom to ask. Inputs: company, email, domain, language. */
  | (FormState & { form: 'customerToAsk'; partnership: Partnership })
  /** What stands in the way, what stays, what is represented. Inputs: representation, reason. */
  | (FormState & {
      form: 'endRelationship';
      customer: Customer;
      partnership?: Partnership;
      /** Preconditions, as kept or as Partner Center says now. */
      checks: readonly CheckState[];
      running: readonly Subscription[];
    });
