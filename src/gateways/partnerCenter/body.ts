import { z } from 'zod';

/** Reads a body as JSON; an empty one counts as an empty object. `undefined`: it is no JSON (gateways answer in HTML). */
export const jsonOf = (text: string): unknown => {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (!bare) return {};
  try {
    return camelled(JSON.parse(bare) ?? {});
  } catch {
    return undefined;
  }
};

/** Names with a small first letter throughout: a few answers are written with a capital one. */
export const camelled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camelled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [small(name), camelled(inner)]);
  return Object.fromEntries(entries);
};

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const ErrorBody = z.object({
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  source: z.string().max(100).optional().catch(undefined),
});

/**
 * The code of a refusal, from whichever of the error shapes it came in: the usual one, the agreement service's, the
 * throttling gate's (no code), HTML or nothing. Without a code it is `http<status>`.
 */
export const refusalOf = (status: number, text: string): { code: string; source?: string } => {
  const parsed = ErrorBody.safeParse(jsonOf(text));
  const code = String((parsed.success ? parsed.data.code : undefined) ?? '').trim();
  const source = parsed.success ? parsed.data.source : undefined;
  return { code: /^[\w.-]{1,60}$/.test(code) ? code : `http${status}`, source };
};
