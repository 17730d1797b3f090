import type { Reader } from '../domain/reader.ts';
import type { Row } from '../domain/rows.ts';
import type { RowTotals } from '../domain/subscriptionViews.ts';
import type { PartnerId } from '../domain/values.ts';
import { isKey, say, showNumber } from '../locales/index.ts';
import { tellCode, tellFailure } from './codes.ts';
import type { TableColumn, CellText } from './pieces/table.ts';
import { tableOf } from './pieces/table.ts';
import type { Element } from './render.ts';
import { escaped, joined, ours, tell, tellCount, type Safe } from './text.ts';

type Names = Readonly<Record<PartnerId, string>>;

const columns = (reader: Reader): TableColumn[] => [
  { title: tell(reader, 'field.subscription'), width: 4 },
  { title: tell(reader, 'field.beforeAfter'), width: 4 },
  { title: tell(reader, 'field.result'), width: 3 },
];

/** Rows of a request about many subscriptions: what, whose, from whom to whom, and how it went or why not. */
export const rowsTable = (reader: Reader, rows: readonly Row[], names: Names): Element[] =>
  tableOf(
    columns(reader),
    rows.map((row) => [whatCell(reader, row), fromTo(reader, row, names), resultCell(reader, row)]),
  );

const whatCell = (reader: Reader, { name, customerName, quantity, customerId }: Row): CellText[] =>
  customerId === undefined
    ? [{ text: escaped(name) }]
    : [
        { text: joined([ours(showNumber(reader, quantity)), escaped(name)], ' × ') },
        { text: escaped(customerName), look: 'subtle' },
      ];

const fromTo = (reader: Reader, row: Row, names: Names): CellText[] => {
  if (row.customerId === undefined) return [{ text: ours('–') }];
  const before = partnerWords(reader, row.before, names);
  if (row.state === 'skipped' || row.after === undefined) return [{ text: before }];
  return [{ text: joined([before, partnerWords(reader, row.after, names)], ' → ') }];
};

const partnerWords = (reader: Reader, partnerId: PartnerId | undefined, names: Names): Safe => {
  if (partnerId === undefined) return tell(reader, 'word.nobody');
  return escaped(names[partnerId] ?? partnerId);
};

const signs: Record<Row['state'], string> = { planned: '○', skipped: '–', done: '✓', failed: '✕' };

const resultCell = (reader: Reader, row: Row): CellText[] => [
  {
    text: joined([ours(signs[row.state]), stateWords(reader, row)], ' '),
    ...(row.state === 'failed' && { look: 'wrong' as const }),
  },
];

const stateWords = (reader: Reader, { state, code, correlationId, askedAt }: Row): Safe => {
  if (state === 'planned' && askedAt !== undefined) return tell(reader, 'row.state.asked');
  const told = tell(reader, `row.state.${state}`);
  if (code === undefined) return told;
  return joined([told, whyNot(reader, code, correlationId)], say(reader.language, 'word.colon'));
};

/** Why it stays as it is: a reason of ours, or Partner Center's. */
const whyNot = (reader: Reader, code: string, correlationId?: string): Safe =>
  isKey(`row.${code}`)
    ? tellCode(reader, 'row', code, {}, 'row.other')
    : tellFailure(reader, code, correlationId);

const order = ['done', 'planned', 'failed', 'skipped'] as const;

/** How many rows stand how; what there is none of is left out. */
export const totalsLine = (reader: Reader, totals: RowTotals): Safe =>
  joined(
    order
      .filter((state) => totals[state] > 0)
      .map((state) => tellCount(reader, `rows.${state}`, totals[state])),
    ' · ',
  );
