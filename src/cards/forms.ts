import type { Answered, Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import { showAddress } from './address.ts';
import { showAddresses } from './addresses.ts';
import { showAnswered } from './answered.ts';
import { showAssign } from './assign.ts';
import { showChooseChange } from './chooseChange.ts';
import { showChooseUpgrade } from './chooseUpgrade.ts';
import { showConfirmChange } from './confirmChange.ts';
import { showChooseReseller } from './chooseReseller.ts';
import { showConfirmRemoval } from './confirmRemoval.ts';
import { showConfirmReseller } from './confirmReseller.ts';
import { showConfirmUpgrade } from './confirmUpgrade.ts';
import { showCustomerDetails } from './customerDetails.ts';
import { showCustomerToAsk } from './customerToAsk.ts';
import { showEndRelationship } from './endRelationship.ts';
import { showDryRun } from './dryRun.ts';
import { showEndDates } from './endDates.ts';
import { showExistingCustomer } from './existingCustomer.ts';
import { showExistingProducts } from './existingProducts.ts';
import { showHandOver } from './handOver.ts';
import { showHold } from './hold.ts';
import { showImpactForm } from './impact.ts';
import { showMailDraft } from './mailDraft.ts';
import { showMailFinal } from './mailFinal.ts';
import { showOrderLines } from './orderLines.ts';
import { showPickCustomer } from './pickCustomer.ts';
import { showPickReseller } from './pickReseller.ts';
import { showPickSubscription } from './pickSubscription.ts';
import { showReassignWhat } from './reassignWhat.ts';
import { showReviewOrder } from './reviewOrder.ts';
import { showReviewSubscription } from './reviewSubscription.ts';
import { showSimilarCustomers } from './similarCustomers.ts';
import { showSupportContact } from './supportContact.ts';
import { showSupportWhich } from './supportWhich.ts';
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
  customerToAsk: showCustomerToAsk,
  endRelationship: showEndRelationship,
  similarCustomers: showSimilarCustomers,
  customerDetails: showCustomerDetails,
  address: showAddress,
  orderLines: showOrderLines,
  reviewOrder: showReviewOrder,
  handOver: showHandOver,
  pickCustomer: showPickCustomer,
  pickSubscription: showPickSubscription,
  chooseChange: showChooseChange,
  confirmChange: showConfirmChange,
  chooseUpgrade: showChooseUpgrade,
  confirmUpgrade: showConfirmUpgrade,
  reassignWhat: showReassignWhat,
  dryRun: showDryRun,
  existingProducts: showExistingProducts,
  endDates: showEndDates,
  reviewSubscription: showReviewSubscription,
  chooseReseller: showChooseReseller,
  confirmReseller: showConfirmReseller,
  supportWhich: showSupportWhich,
  supportContact: showSupportContact,
  answered: showAnswered,
};

/** The card that asks, or the same card after its answer. */
export const showForm = (form: Shown, reader: Reader, settings: CardSettings): Card =>
  (looks[form.form] as (form: Shown, reader: Reader, settings: CardSettings) => Card)(
    form,
    reader,
    settings,
  );
