import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { countryNames, searchKeys } from './search.ts';
import { Country, Id, Moment, PartnerId, Person } from './values.ts';

/** Subscriptions and their licences. */
export const Figures = z.object({ subscriptions: z.number().int(), licences: z.number() });
export type Figures = z.infer<typeof Figures>;

/** What renews within so many days, each with what renews before it; terms of one and three years only. */
export const Renewing = z.object({ in30: Figures, in60: Figures, in90: Figures });
export type Renewing = z.infer<typeof Renewing>;

/** A figure made from kept data, with how much of it was read and when the oldest part was. */
export const Counts = z.object({
  customers: z.number().int(),
  /** Subscriptions on which this reseller is the reseller of record. */
  subscriptions: z.number().int(),
  licences: z.number().int(),
  /** For how many of the customers the subscriptions were read. */
  customersRead: z.number().int(),
  /** Absent: counted before this was. */
  renewing: Renewing.optional(),
  asOf: Moment,
});
export type Counts = z.infer<typeof Counts>;

/** A check that Partner Center answered; `code` says why not. */
export const Verified = z.object({ ok: z.boolean(), code: z.string().optional(), asOf: Moment });
export type Verified = z.infer<typeof Verified>;

/**
 * One reseller organisation that Partner Center lists or listed. `closing`: removal approved here, still listed;
 * a poll may turn it to `removed`, never back to `active`.
 */
export const Partnership = z.object({
  /** The reseller's tenant id. */
  id: Id,
  name: z.string(),
  partnerId: PartnerId,
  country: Country,
  state: z.enum(['active', 'closing', 'removed']),
  /** When the desk first saw it; `baseline` means it was there before the desk. */
  since: Moment,
  baseline: z.boolean(),
  /** Complete polls in a row that did not list it. */
  missing: z.number().int(),
  removedAt: Moment.optional(),
  manager: Person.optional(),
  hold: z.object({ reason: z.string(), by: Person, at: Moment }).optional(),
  /** The removal request under way. */
  closing: z.object({ requestId: Id }).optional(),
  agreement: Verified.optional(),
  validation: Verified.optional(),
  counts: Counts.optional(),
});
export type Partnership = z.infer<typeof Partnership>;

/** Reads a stored partnership. */
export const readPartnership = (found: Found): Partnership => Partnership.parse(found.doc.body);

/** The document id of a partnership. */
export const partnershipDocId = (id: Id): string => `partnership:${id}`;

/** A partnership as stored: listed by name, found by name, Partner ID, country, state and manager. */
export const partnershipDoc = (partnership: Partnership): Doc => ({
  id: partnershipDocId(partnership.id),
  type: 'partnership',
  schema: 1,
  sort: partnership.name.normalize('NFKC').toLowerCase(),
  tags: [
    ...(partnership.state === 'removed' ? ['removed'] : ['listed']),
    ...(partnership.state !== 'removed' && partnership.manager
      ? [`manager:${partnership.manager.id}`]
      : []),
    `partnerId:${partnership.partnerId}`,
  ],
  keys: searchKeys([
    partnership.name,
    partnership.partnerId,
    ...countryNames(partnership.country),
    partnership.hold ? 'hold' : partnership.state,
    partnership.manager?.name ?? '',
  ]),
  body: partnership,
});
