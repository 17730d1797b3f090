import type { ChangeRoom } from './changeRoom.ts';
import type { Customer, Renewal, Subscription, SupportContact } from './customer.ts';
import type { FormState } from './forms.ts';
import type { Change } from './kinds/changeSubscription.ts';
import type { OrderLine } from './order.ts';
import type { Partnership } from './partnership.ts';
import type { UpgradeChoice } from './upgradeChecks.ts';
import type { Moment, PartnerId } from './values.ts';

/** What Partner Center says of a Partner ID: `unknown` when it did not answer in time. */
export interface PartnerVerdict {
  partnerId: PartnerId;
  /** Of the organisation behind it. */
  name?: string;
  checks: readonly {
    name: 'exists' | 'agreement' | 'validation' | 'partnership';
    state: 'fine' | 'wrong' | 'unknown';
    /** What is wrong: of Partner Center (`pc.<code>`) or of ours (`check.<code>`). */
    code?: string;
    values?: Record<string, string>;
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
      /** Who it is now, where that is a partner. */
      partnership?: Partnership;
      rows: readonly Partnership[];
      text: string;
      verdict?: PartnerVerdict;
    })
  /** Before and after. Button `go:<Partner ID before, or nothing>`: what was seen is what is asked for. */
  | (FormState & {
      form: 'confirmReseller';
      customer: Customer;
      subscription: Subscription;
      before?: { partnerId: PartnerId; name?: string };
      after: { partnerId: PartnerId; name: string };
      needs: Needs;
    })
  /** Which subscriptions get a support contact. Input `which` (a legacy one's id, or `all`: those of new commerce). Button `go`. */
  | (FormState & {
      form: 'supportWhich';
      customer: Customer;
      legacy: readonly Subscription[];
    })
  /** Who shall be it. Inputs `text`, `contact` (a partnership's id, or `provider`). Buttons `search`, `go`. */
  | (FormState & {
      form: 'supportContact';
      customer: Customer;
      /** A legacy one; absent: all of new commerce. */
      subscription?: Subscription;
      present?: SupportContact;
      /** The reseller of record. */
      first?: Partnership;
      rows: readonly Partnership[];
      text: string;
      providerName: string;
    })
  /**
   * What shall be changed. Inputs: `change` (`licences`, `cancel`, or what happens at the end of the term: `renew`, `change`, `end`, `extend`),
   * `quantity` (now, or from the renewal on), `plan` (`term/billingCycle` of the next term).
   */
  | (FormState & { form: 'chooseChange'; customer: Customer; room: ChangeRoom })
  /** What it comes to. Button `go`. */
  | (FormState & {
      form: 'confirmChange';
      customer: Customer;
      subscription: Subscription;
      partnership?: Partnership;
      change: Change;
      /** Scheduled for the end of the term, and deleted by a change at once. */
      loses?: Renewal;
      /** Until when added licences could be returned if they were added now. */
      returnableUntil?: Moment;
      needs: Needs;
    })
  /** To what. Inputs: `to` (a target's value), `quantity`, `plan` (of a new one), `moves` (users' licences move along). Button `again` when Partner Center was silent. */
  | (FormState & {
      form: 'chooseUpgrade';
      customer: Customer;
      subscription: Subscription;
      /** Absent: Partner Center did not answer in time. */
      choices?: readonly UpgradeChoice[];
    })
  | (FormState & {
      form: 'confirmUpgrade';
      customer: Customer;
      subscription: Subscription;
      partnership?: Partnership;
      /** What it becomes. */
      line: OrderLine;
      /** The subscription that the licences join; absent: a new one. */
      into?: string;
      /** The licences that users have move along. */
      moves: boolean;
      loses?: Renewal;
      needs: Needs;
    });
