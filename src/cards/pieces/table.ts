import { render, type Element } from '../render.ts';
import { asRaw, type Safe } from '../text.ts';
import template from './table.json' with { type: 'json' };

/** One text of a cell; a cell may hold several, one under the other. */
export interface CellText {
  text: Safe;
  look?: 'bold' | 'subtle' | 'wrong';
}

/** A column: its heading, how wide it is beside the others, and whether its figures stand at the right. */
export interface TableColumn {
  title: Safe;
  width: number;
  right?: boolean;
}

/** Lines with aligned columns, under a heading. */
export const tableOf = (
  columns: readonly TableColumn[],
  rows: readonly (readonly (readonly CellText[])[])[],
): Element[] =>
  rows.length === 0
    ? []
    : slim(
        render(template, {
          columns: columns.map(({ width }) => ({ width })),
          rows: [
            columns.map(({ title }): CellText[] => [{ text: title, look: 'subtle' }]),
            ...rows,
          ].map((cells) => ({
            cells: cells.map((texts, at) => ({
              texts: texts.map((one) => textOf(one, columns[at]?.right === true)),
            })),
          })),
        }),
      );

const textOf = ({ text, look }: CellText, right: boolean) => ({
  text,
  size: asRaw(look === 'subtle' || look === 'wrong' ? 'Small' : 'Default'),
  weight: asRaw(look === 'bold' ? 'Bolder' : 'Default'),
  subtle: look === 'subtle',
  color: asRaw(look === 'wrong' ? 'Attention' : 'Default'),
  aligned: asRaw(right ? 'Right' : 'Left'),
});

const usual: Readonly<Record<string, unknown>> = {
  size: 'Default',
  weight: 'Default',
  isSubtle: false,
  color: 'Default',
  horizontalAlignment: 'Left',
};

/** Without what clients take for granted: twenty lines of an order would weigh too much with it. */
const slim = (table: readonly Element[]): Element[] =>
  JSON.parse(
    JSON.stringify(table, (name, value: unknown) =>
      name in usual && usual[name] === value ? undefined : value,
    ),
  ) as Element[];
