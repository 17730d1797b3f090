import { z } from 'zod';
import type { Listed } from '../../domain/partnerCenter.ts';
import type { Moment } from '../../domain/values.ts';

const bare = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());

/** A text that may be missing, null or empty, or come as a number. */
export const text = bare.transform((value) => value || undefined);

/** A text that must be there. */
export const needed = bare.pipe(z.string().min(1));

/** An identity that must be there, compared in lower case. */
export const neededId = needed.pipe(z.string().toLowerCase());

/** An identity that may be missing. */
export const optionalId = text.transform((value) => value?.toLowerCase());

/** A word of a list that may grow: in small letters, unknown ones as they are, `none` when missing. */
export const word = bare.transform((value) => value.toLowerCase() || 'none');

/** A number that may be missing or come as a text. */
export const amount = text
  .refine((value) => value === undefined || Number.isFinite(Number(value)))
  .transform((value) => (value === undefined ? undefined : Number(value)));

/** A list inside a thing; a missing one holds nothing. */
export const manyOf = <T>(item: z.ZodType<T>): z.ZodType<T[]> =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** A list of texts, without empty ones. */
export const texts = manyOf(text).transform((all) => all.filter((one) => one !== undefined));

/** A word however it is cut (`partial success`, `PartialSuccess`, `partial_success`): small letters, nothing between. */
export const squashed = word.transform((value) => value.replace(/[\s_-]/g, ''));

/** Yes only when it says so. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

// Dates without a zone are in UTC; the first and the last years stand for "none".
const instantOf = (value: string): Moment | undefined => {
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(value) || !value.includes(':');
  const date = new Date(hasZone ? value : `${value}Z`);
  const year = date.getUTCFullYear();
  return year <= 1 || year >= 9999 ? undefined : date.toISOString();
};

const dated = (value: string) => value === '' || !Number.isNaN(Date.parse(value));

/** An instant in any of the service's notations (0 to 7 fraction digits, with and without zone); open-ended ones are missing. */
export const optionalMoment = bare
  .refine(dated)
  .transform((value) => (value === '' ? undefined : instantOf(value)));

/** An instant that must be there. */
export const neededMoment = optionalMoment.transform((value, context) => {
  if (value !== undefined) return value;
  context.addIssue({ code: 'invalid_type', expected: 'date' });
  return z.NEVER;
});

const Link = z.object({
  headers: z
    .array(z.object({ key: z.string(), value: z.string() }))
    .nullish()
    .catch(undefined),
});

const continuation = 'MS-ContinuationToken';

/** A list; one without `links.next` is the last page. */
export const listed = <T>(item: z.ZodType<T>): z.ZodType<Listed<T>> =>
  z
    .object({
      items: z.array(item).nullish(),
      continuationToken: text,
      links: z.object({ next: Link.nullish() }).nullish(),
    })
    .transform(({ items, continuationToken, links }, context) => {
      if (!links?.next) return { items: items ?? undefined };
      const header = links.next.headers?.find(
        ({ key }) => key.toLowerCase() === continuation.toLowerCase(),
      );
      const next = continuationToken ?? header?.value;
      if (next) return { items: items ?? undefined, next };
      // To end here would pass a part of the list for the whole.
      context.addIssue({ code: 'invalid_type', expected: 'string', path: ['continuationToken'] });
      return z.NEVER;
    });

/** The header that asks for the following page. */
export const onwards = (next: string | undefined): Record<string, string | undefined> => ({
  [continuation]: next,
});
