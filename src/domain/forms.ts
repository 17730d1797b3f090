import type { AddSubscriptionForm } from './addSubscriptionForms.ts';
import type { Offer } from './catalogue.ts';
import type { CustomerDetails, OrderLine, PostalAddress, Segment } from './order.ts';
import type { CountryRules } from './partnerCenter.ts';
import type { OpenName } from './names.ts';
import type { Partnership } from './partnership.ts';
import type { PickForm } from './pickForms.ts';
import type { ReassignForm } from './reassignForms.ts';
import type { RelationshipForm } from './relationshipForms.ts';
import type { SubscriptionForm } from './subscriptionForms.ts';
import type { Request } from './request.ts';
import type { EmailAddress, Language, Person } from './values.ts';
import type { Impact } from './resellerViews.ts';
import type { CheckState, CustomerRow } from './customerViews.ts';

/** What a form shows again: what was typed, and what is wrong with it (`problem.<code>`), by input. */
export interface FormState {
  /** The form's token: `dialog` of the `answer` verb. */
  token: string;
  /** The question's name. */
  question: string;
  values: Record<string, string>;
  problems: Record<string, { code: string; values?: Record<string, string> }>;
  /** Buttons besides the main one. */
  back: boolean;
}

/** Dialogs that end with a mail, which the person sends. */
export type MailPurpose = Extract<OpenName, 'requestPartnership' | 'requestCustomer'>;

/** The forms that dialogs ask with. Their buttons are `answer` clicks; `pick` says which button. */
export type Form =
  | (FormState & {
      form: 'pickReseller';
      purpose:
        | 'removePartnership'
        | 'addCustomer'
        | 'addSubscription'
        | 'reassignSubscriptions'
        | 'requestCustomer'
        | 'assign'
        | 'hold'
        | 'release';
      rows: readonly Partnership[];
      text: string;
    })
  | (FormState & { form: 'impact'; partnership: Partnership; impact: Impact })
  | (FormState & {
      form: 'confirmRemoval';
      partnership: Partnership;
      impact: Impact;
      today: string;
    })
  | (FormState & { form: 'addresses' })
  | (FormState & {
      form: 'mailDraft';
      /** Which dialog's mail it is. */
      purpose: MailPurpose;
      addresses: readonly EmailAddress[];
      languages: readonly Language[];
      link: string;
      /** It can be saved for later; what was sent once cannot. */
      keeps: boolean;
    })
  | (FormState & {
      form: 'mailFinal';
      purpose: MailPurpose;
      subject: string;
      text: string;
      mails: readonly { email: EmailAddress; url?: string }[];
      keeps: boolean;
    })
  | (FormState & { form: 'assign'; partnership: Partnership; people: readonly Person[] })
  | (FormState & { form: 'hold' | 'release'; partnership: Partnership })
  /** Does the customer use Microsoft 365 or Azure already? Input `company`; buttons `no`, `yes`. */
  | (FormState & { form: 'existingCustomer' })
  /** Our own customers that are called alike. Buttons `go`: none of these. */
  | (FormState & { form: 'similarCustomers'; company: string; rows: readonly CustomerRow[] })
  /**
   * Inputs: company, prefix, country, line1, line2, city, state, postalCode, registrationNumber, firstName, lastName, email, phone,
   * culture. Buttons `go` (Next: Subscriptions), `country` (shows the rules of the country that is chosen now).
   */
  | (FormState & {
      form: 'customerDetails';
      partnership: Partnership;
      /** Of the country in `values.country`; undefined: they could not be read. */
      rules?: CountryRules;
    })
  /** Buttons `take:<n>` for each suggestion, `keep`. */
  | (FormState & {
      form: 'address';
      given: PostalAddress;
      suggestions: readonly PostalAddress[];
    })
  /**
   * Inputs: segment, text, offer (`productId:skuId` of one that was found), plan (`term/billingCycle`), quantity. Buttons `search`, `add`,
   * `remove:<n>`, `go` (Next: Review).
   */
  | (FormState & {
      form: 'orderLines';
      purpose: 'addCustomer' | 'addSubscription';
      partnership: Partnership;
      company: string;
      country: string;
      segment: Segment;
      lines: readonly OrderLine[];
      /** What was found for `values.text`, or what this reseller often orders. */
      found: readonly Offer[];
      foundAre: 'usual' | 'matches';
      /** There are more than are shown. */
      more: boolean;
      /** The catalogue of this market was not read yet: it is being read now. */
      reading: boolean;
      /** What finished steps have used already stays. */
      locked: boolean;
    })
  /** Inputs: attestation, gdap. Buttons `go` (Submit), `park` (Save for later), `edit:<question>`. */
  | (FormState & {
      form: 'reviewOrder';
      partnership: Partnership;
      customer: CustomerDetails;
      segment: Segment;
      lines: readonly OrderLine[];
      checks: readonly CheckState[];
      needs: { by: 'approver' | 'nobody'; because: readonly string[] };
      /** Only the lines can be changed: the customer exists already. */
      locked: boolean;
    })
  /** Input `person`. */
  | (FormState & { form: 'handOver'; request: Request; people: readonly Person[] })
  | PickForm
  | AddSubscriptionForm
  | SubscriptionForm
  | ReassignForm
  | RelationshipForm;

/** A form that was answered: the same card without buttons. */
export interface Answered {
  form: 'answered';
  /** `form.<name>.title` in the locales. */
  of: Form['form'];
  /** `field.<name>` and what was answered; texts are people's. */
  facts: readonly { field: string; text: string }[];
  /** `cancelled`, `parked`, `back`, `closed` (no longer active): `answered.<how>`. */
  how: 'answered' | 'cancelled' | 'parked' | 'back' | 'closed' | 'below';
}
