import type { FormState } from './forms.ts';
import type { Partnership } from './partnership.ts';
import type { Row } from './rows.ts';
import type { RowTotals } from './subscriptionViews.ts';
import type { Id, Moment, PartnerId } from './values.ts';

/** Whose subscriptions a text may mean: a customer's, or those of a reseller of record. */
export interface Meant {
  of: 'customer' | 'reseller';
  id: Id;
  name: string;
  /** A customer's domain, a reseller's Partner ID. */
  detail: string;
}

/** Forms of a request about many subscriptions. */
export type ReassignForm =
  /**
   * Which ones: a customer, a reseller of record, or a pasted list of ids. Inputs: `of`, `text` (name or ids), `chosen`
   * (`customer:<id>` or `reseller:<id>`) when the text may mean several.
   */
  | (FormState & { form: 'reassignWhat'; found: readonly Meant[] })
  /** What would be done, row by row: page by page, nothing is changed yet. Buttons `go:<digest>` (Submit), `page:<n>`. */
  | (FormState & {
      form: 'dryRun';
      /** Which subscriptions; a list has no name, an earlier request is taken back. */
      what: { of: 'customer' | 'reseller' | 'list' | 'undo'; name: string };
      to?: Partnership;
      totals: RowTotals;
      digest: string;
      page: number;
      more: boolean;
      rows: readonly Row[];
      /** Of the partners in `rows`, by Partner ID. */
      names: Readonly<Record<PartnerId, string>>;
      /** About how long it will take. */
      minutes: number;
      /** There are more than one request takes. */
      tooMany: boolean;
      /** Customers whose subscriptions were not read yet. */
      unread: number;
      asOf?: Moment;
    });
