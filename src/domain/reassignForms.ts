import type { FormState } from './forms.ts';
import type { Partnership } from './partnership.ts';
import type { Row } from './rows.ts';
import type { RowTotals } from './subscriptionViews.ts';

/** Forms of a request about many subscriptions. */
export type ReassignForm =
  /** Which ones: a customer, a reseller of record, or a pasted list of ids. Inputs: `of`, `text` (name or ids). */
  | (FormState & { form: 'reassignWhat' })
  /** What would be done, row by row: page by page, nothing is changed yet. Buttons `go` (Submit), `page:<n>`. */
  | (FormState & {
      form: 'dryRun';
      what: string;
      to?: Partnership;
      totals: RowTotals;
      page: number;
      more: boolean;
      rows: readonly Row[];
      minutes: number;
    });
