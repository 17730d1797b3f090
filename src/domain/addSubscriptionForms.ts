import type { CheckState } from './customerViews.ts';
import type { Customer, Subscription } from './customer.ts';
import type { FormState } from './forms.ts';
import type { OrderLine, Price, Segment, Term } from './order.ts';
import type { EndDate } from './partnerCenterChanges.ts';
import type { Partnership } from './partnership.ts';
import type { Id, Moment, PartnerId } from './values.ts';

/** What a cart says that would be built of these lines now. */
export interface Quote {
  at: Moment;
  /** By line; `problem`: a code (of Partner Center, or `cart.<name>`). Lines for a subscription that is there have nothing. */
  lines: readonly { price?: Price; problem?: string; commitmentEnd?: Moment }[];
  /** When every line has a price in one currency. */
  total?: Price;
}

/** Forms of an order for an existing customer. */
export type AddSubscriptionForm =
  /** Products that the customer has: into which subscription, or a new one (`new`). Inputs `onto<line>`. */
  | (FormState & {
      form: 'existingProducts';
      customer: Customer;
      /** The chosen reseller of record. */
      partnership: Partnership;
      /** Of resellers of record, by Partner ID, as far as they are known. */
      names: Readonly<Record<PartnerId, string>>;
      /** `usual`: where it goes unless somebody says otherwise; absent: a new subscription. */
      lines: readonly {
        at: number;
        line: OrderLine;
        candidates: readonly Subscription[];
        usual?: Id;
      }[];
      /** Such lines beyond those that are asked about that go into what is there. */
      more: number;
    })
  /** When the new subscriptions end. Inputs `end<term>` (a day; empty: a whole term), `promotions`. */
  | (FormState & {
      form: 'endDates';
      customer: Customer;
      terms: readonly { term: Term; dates: readonly EndDate[] }[];
      /** Of subscriptions whose end is offered. */
      named: readonly Pick<Subscription, 'id' | 'name'>[];
      /** Lines that get one unless somebody says no. */
      promotions: readonly { title: string; promotion: string }[];
      /** Partner Center did not say which there are. */
      promotionsUnknown: boolean;
    })
  /** Inputs: attestation. Buttons `go` (Submit), `park`, `edit:<question>`. */
  | (FormState & {
      form: 'reviewSubscription';
      customer: Customer;
      partnership: Partnership;
      segment: Segment;
      lines: readonly OrderLine[];
      /** Those that lines go into, as they are kept. */
      existing: readonly Subscription[];
      /** Of their resellers of record, by Partner ID, as far as they are known. */
      names: Readonly<Record<PartnerId, string>>;
      /** There are ends or promotions to choose from. */
      ends: boolean;
      promotionsUnknown: boolean;
      checks: readonly CheckState[];
      needs: { by: 'approver' | 'nobody'; because: readonly string[] };
      /** Absent: Partner Center did not answer in time; prices come with the order. Or nothing is bought anew. */
      quote?: Quote;
      locked: boolean;
    });
