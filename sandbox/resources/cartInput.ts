import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import { anyCase } from '../http/filter.ts';
import type { AskedLine } from '../state/carts.ts';
import { refusedWith } from './orderRefusals.ts';

const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const fields = {
  id: maybe(z.int().min(0)),
  catalogitemid: z.string(),
  friendlyname: maybe(z.string()),
  quantity: maybe(z.number()),
  currencycode: maybe(z.string()),
  billingcycle: maybe(z.string()),
  termduration: maybe(z.string()),
  participants: maybe(z.array(anyCase(z.object({ key: z.string(), value: z.string() })))),
  provisioningcontext: maybe(z.record(z.string(), z.unknown())),
  promotionid: maybe(z.string()),
  customtermenddate: maybe(z.iso.datetime({ offset: true, local: true })),
  attestationaccepted: maybe(z.boolean()),
  renewsto: maybe(anyCase(z.object({ termduration: maybe(z.string()) }))),
};
const Addon = anyCase(z.object(fields));
const Line = anyCase(z.object({ ...fields, addonitems: maybe(z.array(Addon)) }));
const Body = anyCase(
  z.object({
    partneronrecordattestationaccepted: maybe(z.boolean()),
    lineitems: z.array(Line).min(1),
  }),
);

/** Reads the lines out of the body of a cart; fields in any case, as the service takes them. */
export function readLines(body: unknown): AskedLine[] | Answer {
  const read = Body.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refusedWith(800002, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  if (!read.data.partneronrecordattestationaccepted) return refusedWith(900206);
  const lines = read.data.lineitems.map((line, index): AskedLine => {
    const addonItems = line.addonitems?.map(asked);
    return { ...asked(line, index), ...(addonItems?.length && { addonItems }) };
  });
  if (new Set(lines.map((each) => each.id)).size < lines.length) return refusedWith(800071);
  const all = lines.flatMap((each) => [each, ...(each.addonItems ?? [])]);
  const wrong = all.find((each) => !Number.isInteger(each.quantity) || each.quantity < 1);
  return wrong ? refusedWith(800017, `Line ${wrong.id}.`) : lines;
}

// The allowed dates are printed without a zone.
function zoned(moment: string): string {
  return /(Z|[+-]\d\d:?\d\d)$/i.test(moment) ? moment : `${moment}Z`;
}

function asked(line: z.infer<typeof Addon>, index: number): AskedLine {
  return {
    id: line.id ?? index,
    catalogItemId: line.catalogitemid,
    friendlyName: line.friendlyname,
    quantity: line.quantity ?? 0,
    currencyCode: line.currencycode,
    billingCycle: (line.billingcycle ?? '').toLowerCase(),
    termDuration: (line.termduration ?? '').toUpperCase(),
    participants: line.participants,
    provisioningContext: line.provisioningcontext ?? {},
    promotionId: line.promotionid,
    customTermEndDate: line.customtermenddate && zoned(line.customtermenddate),
    attestationAccepted: line.attestationaccepted,
    renewsTo: line.renewsto && { termDuration: line.renewsto.termduration },
  };
}
