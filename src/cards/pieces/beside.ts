import { render, type Element } from '../render.ts';
import { asRaw } from '../text.ts';
import template from './beside.json' with { type: 'json' };
import row from './buttonRow.json' with { type: 'json' };

/** Pieces side by side, as wide as each other; what is empty leaves its place to the others. */
export const beside = (...columns: readonly (readonly Element[])[]): Element[] => {
  const filled = columns.filter((items) => items.length > 0);
  if (filled.length < 2) return filled.flat();
  // At the bottom: what is wrong with one of them stands above it, and must not push it out of line.
  return columnsOf(filled.map((items) => ({ items, width: 'stretch', upright: 'Bottom' })));
};

/** The same for boxes, which begin on one line. */
export const abreast = (...columns: readonly (readonly Element[])[]): Element[] =>
  columnsOf(columns.map((items) => ({ items, width: 'stretch' })));

/** A piece with something small at its side: a button, or a word. */
export const withAside = (
  items: readonly Element[],
  aside: readonly Element[],
  upright: 'Center' | 'Bottom' = 'Bottom',
): Element[] =>
  columnsOf([
    { items, width: 'stretch', upright: upright === 'Center' ? upright : 'Top' },
    { items: aside, width: 'auto', upright },
  ]);

/** Buttons inside a card. */
export const buttonRow = (actions: readonly Element[]): Element[] =>
  actions.length === 0 ? [] : render(row, { actions });

const columnsOf = (
  columns: readonly {
    items: readonly Element[];
    width: 'stretch' | 'auto';
    upright?: 'Top' | 'Center' | 'Bottom';
  }[],
): Element[] =>
  render(template, {
    columns: columns.map(({ items, width, upright = 'Top' }) => ({
      items,
      width: asRaw(width),
      upright: asRaw(upright),
    })),
  });
