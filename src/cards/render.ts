import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { Raw, Safe } from './text.ts';

declare const element: unique symbol;

/** A finished piece of a card. */
export type Element = Readonly<Record<string, unknown>> & { readonly [element]: true };

/** What a template is filled with: finished texts, pieces, and lists of them. An empty list leaves a part out. */
export type Datum =
  Safe | Raw | number | boolean | Element | readonly Datum[] | { readonly [name: string]: Datum };

/** A template's data, by the names that the template uses. */
export type Data = Readonly<Record<string, Datum>>;

// The engine asks this for every name that the data lacks, and swallows what is thrown from here: so it is noted, and thrown later.
const missing: string[] = [];
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  missing.push(path);
  return '-';
};

const parsed = new WeakMap<object, Template>();

const parse = (template: object): Template => {
  const known = parsed.get(template);
  if (known) return known;
  // `$when` takes a missing field for "no". A list with nothing in it says the same and cannot be misspelt unnoticed.
  if (JSON.stringify(template).includes('"$when"'))
    throw new Error('A template shows a part with $data and a list, not with $when');
  const made = new Template(template);
  parsed.set(template, made);
  return made;
};

/**
 * Fills a template. `${name}` in a list of elements may be a list itself: its elements take that place.
 * @throws when the template names something that the data lacks.
 */
export const render = (template: readonly unknown[], data: Data): Element[] => {
  missing.length = 0;
  const filled: unknown = parse(template).expand({ $root: data });
  if (missing.length > 0) throw new Error(`The data lacks ${missing.join(', ')}`);
  return filled as Element[];
};
