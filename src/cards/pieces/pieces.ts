import type { Reader } from '../../domain/reader.ts';
import { written, type Key } from '../../locales/index.ts';
import { render, type Element } from '../render.ts';
import { asRaw, escaped, joined, ours, tell, type Raw, type Safe } from '../text.ts';
import box from './box.json' with { type: 'json' };
import facts from './facts.json' with { type: 'json' };
import head from './head.json' with { type: 'json' };
import quote from './quote.json' with { type: 'json' };
import rows from './rows.json' with { type: 'json' };
import text from './text.json' with { type: 'json' };

/** How a thing stands: a sign, words and a colour; the colour never speaks alone. */
export interface StateLine {
  sign: Raw;
  words: Raw;
  /** Of the sign, in lists. */
  color: Raw;
  /** Of the ground behind it, on top of a card; the words keep the card's own colour, so that they can be read. */
  style: Raw;
}

/** The top of a card: how it stands, its title, and at the side what kind of thing it is. */
export const headOf = (state: StateLine, title?: Safe, aside: readonly Safe[] = []): Element[] =>
  render(head, {
    state: escaped([state.sign, state.words].filter(Boolean).join(' ')),
    style: state.style,
    // On a coloured ground the words keep the card's own colour: coloured words on it cannot be read.
    color: asRaw(state.style === 'default' ? 'Accent' : 'Default'),
    titles: title === undefined ? [] : [{ text: title }],
    aside: aside.map((one) => ({ text: one })),
  });

/** How a line of text looks. */
export interface TextLook {
  subtle?: boolean;
  small?: boolean;
  bold?: boolean;
  close?: boolean;
}

const spacings = { close: 'None', list: 'Small', usual: 'Default' } as const;

const textLines = (
  texts: readonly Safe[],
  look: TextLook & { spacing: keyof typeof spacings; color?: 'Attention' },
): Element[] =>
  render(text, {
    lines: texts.map((one) => ({
      text: one,
      subtle: look.subtle === true,
      color: asRaw(look.color ?? 'Default'),
      size: asRaw(look.small ? 'Small' : 'Default'),
      weight: asRaw(look.bold ? 'Bolder' : 'Default'),
      spacing: asRaw(spacings[look.spacing]),
    })),
  });

/** Lines of text, one under the other. */
export const lines = (texts: readonly Safe[], look: TextLook = {}): Element[] =>
  textLines(texts, { ...look, spacing: look.close ? 'close' : 'usual' });

/** The same as a list. */
export const bullets = (texts: readonly Safe[]): Element[] =>
  textLines(
    texts.map((one) => joined([ours('•'), one], ' ')),
    { spacing: 'list' },
  );

/** What is wrong, in red and with a sign. */
export const wrongLines = (texts: readonly Safe[]): Element[] =>
  textLines(
    texts.map((one) => joined([ours('✕'), one], ' ')),
    { spacing: 'usual', color: 'Attention', bold: true },
  );

/** Names and values, aligned; without any there is nothing. */
export const factsOf = (list: readonly (readonly [Raw | Safe, Safe])[]): Element[] =>
  list.length === 0
    ? []
    : render(facts, { facts: list.map(([title, value]) => ({ title, value })) });

/** A coloured box. */
export const boxOf = (
  style: 'good' | 'warning' | 'attention' | 'accent' | 'emphasis',
  items: readonly Element[],
): Element[] => (items.length === 0 ? [] : render(box, { style: asRaw(style), items }));

/** What a person wrote, word for word: no markdown is read in it. */
export const quoteOf = (reader: Reader, words: string | undefined): Element[] => {
  if (!words) return [];
  const [opening = '', closing = ''] = written(reader.language, 'word.quote').split('{text}');
  return render(quote, { opening: asRaw(opening), text: asRaw(words), closing: asRaw(closing) });
};

/** One line of a list; the whole line opens what it names. */
export interface Row {
  name: Safe;
  detail: Safe;
  /** Left out where things have no state. */
  state?: StateLine;
  aside?: Safe;
  open: Element;
}

/** A list whose lines can be chosen. */
export const rowsOf = (list: readonly Row[]): Element[] =>
  render(rows, {
    rows: list.map(({ name, detail, state, aside, open }) => ({
      name,
      detail,
      states: state
        ? [
            { text: asRaw(`${state.sign} `), color: state.color, weight: asRaw('Bolder') },
            { text: state.words, color: asRaw('Default'), weight: asRaw('Default') },
          ]
        : [],
      aside: aside ? [{ text: aside }] : [],
      open,
    })),
  });

/** A small heading inside a card. */
export const subheading = (reader: Reader, key: Key): Element[] =>
  lines([tell(reader, key)], { bold: true });

// A card weighs 25 KB at the most; a list leaves room for what is around it.
const heaviestList = 19_000;

/** As many of a list's lines, from the first on, as a card can carry. */
export const fitting = (list: readonly Element[]): Element[] => {
  let weight = 0;
  return list.filter((one) => {
    weight += Buffer.byteLength(JSON.stringify(one)) + 1;
    return weight <= heaviestList;
  });
};
