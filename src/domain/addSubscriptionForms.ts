import type { Offer } from './catalogue.ts';
import type { CheckState } from './customerViews.ts';
import type { Customer, Subscription } from './customer.ts';
import type { FormState } from './forms.ts';
import type { OrderLine, Price, Segment, Term } from './order.ts';
import type { EndDate, Promotion } from './partnerCenterChanges.ts';
import type { Partnership } from './partnership.ts';
import type { Moment } from './values.ts';

/** What a cart says that would be built of these lines now. */
export interface Quote {
  at: Moment;
  /** By line; `problem`: a code (`pc.cart.<name>`). */
  lines: readonly { price?: Price; problem?: string; commitmentEnd?: Moment }[];
  /** When every line has a price in one currency. */
  total?: Price;
}

/** Forms of an order for an existing customer. */
export type AddSubscriptionForm =
  /** A product that the customer has: into which subscription, or a new one. One question for each such line. Inputs `onto:<line>`. */
  | (FormState & {
      form: 'existingProducts';
      customer: Customer;
      lines: readonly { at: number; line: OrderLine; candidates: readonly Subscription[] }[];
    })
  /** When the new subscriptions end. Inputs `end:<term>` (a day or empty: own term), `promotions`. */
  | (FormState & {
      form: 'endDates';
      customer: Customer;
      terms: readonly { term: Term; dates: readonly EndDate[] }[];
    })
  /** Inputs: attestation. Buttons `go` (Submit), `park`, `edit:<question>`. */
  | (FormState & {
      form: 'reviewSubscription';
      customer: Customer;
      partnership: Partnership;
      segment: Segment;
      lines: readonly OrderLine[];
      offers: readonly Offer[];
      promotions: readonly Promotion[];
      checks: readonly CheckState[];
      needs: { by: 'approver' | 'nobody'; because: readonly string[] };
      /** Absent: Partner Center did not answer in time; prices come with the order. */
      quote?: Quote;
      locked: boolean;
    });
