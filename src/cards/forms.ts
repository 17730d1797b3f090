import type { Answered, Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import { showAddress } from './address.ts';
import { showAddresses } from './addresses.ts';
import { showAnswered } from './answered.ts';
import { showAssign } from './assign.ts';
import { showConfirmRemoval } from './confirmRemoval.ts';
import { showCustomerDetails } from './customerDetails.ts';
import { showExistingCustomer } from './existingCustomer.ts';
import { showHandOver } from './handOver.ts';
import { showHold } from './hold.ts';
import { showImpactForm } from './impact.ts';
import { showMailDraft } from './mailDraft.ts';
import { showMailFinal } from './mailFinal.ts';
import { showOrderLines } from './orderLines.ts';
import { showPickReseller } from './pickReseller.ts';
import { showReviewOrder } from './reviewOrder.ts';
import { showSimilarCustomers } from './similarCustomers.ts';
import type { Card } from './page.ts';

type Shown = Form | Answered;
type Named<Name extends Shown['form']> = Extract<Shown, { form: Name }>;

/** How each form looks; one that has no look does not compile. */
const looks: {
  [Name in Shown['form']]: (form: Named<Name>, reader: Reader, settings: CardSettings) => Card;
} = {
  pickReseller: showPickReseller,
  impact: showImpactForm,
  confirmRemoval: showConfirmRemoval,
  addresses: showAddresses,
  mailDraft: showMailDraft,
  mailFinal: showMailFinal,
  assign: showAssign,
  hold: showHold,
  release: showHold,
  existingCustomer: showExistingCustomer,
  similarCustomers: showSimilarCustomers,
  customerDetails: showCustomerDetails,
  address: showAddress,
  orderLines: showOrderLines,
  reviewOrder: showReviewOrder,
  handOver: showHandOver,
  answered: showAnswered,
};

/** The card that asks, or the same card after its answer. */
export const showForm = (form: Shown, reader: Reader, settings: CardSettings): Card =>
  (looks[form.form] as (form: Shown, reader: Reader, settings: CardSettings) => Card)(
    form,
    reader,
    settings,
  );
