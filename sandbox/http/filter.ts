import { z } from 'zod';
import type { Answer } from './answer.ts';
import { badParameter } from './answer.ts';
import type { Call } from './call.ts';

/** Lets a schema read an object whatever the case of its keys; the schema itself names them in lower case. */
export function anyCase<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null ? lowerKeys(value) : value),
    schema,
  );
}

const Filter = anyCase(z.object({ field: z.string(), value: z.string(), operator: z.string() }));

/**
 * Reads `filter={"Field":..,"Value":..,"Operator":..}`. `known` holds each field with the one operator that it takes;
 * the answer names the field as it stands there.
 */
export function readFilter<Field extends string>(
  call: Call,
  known: Record<Field, 'starts_with' | 'substring' | 'equals'>,
): { field: Field; value: string } | Answer | undefined {
  const text = call.query('filter');
  if (text === undefined) return undefined;
  const filter = Filter.safeParse(parse(text));
  if (!filter.success)
    return badParameter('The filter must be JSON with Field, Value and Operator.');
  const field = (Object.keys(known) as Field[]).find((name) => sameWord(name, filter.data.field));
  if (field === undefined) return badParameter(`There is no filter by ${filter.data.field}.`);
  if (!sameWord(known[field], filter.data.operator))
    return badParameter(`A filter by ${field} takes the operator ${known[field]}.`);
  return { field, value: filter.data.value };
}

/** Compares names as the service does: without regard to case and underscores. */
export function sameWord(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}

function lowerKeys(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
