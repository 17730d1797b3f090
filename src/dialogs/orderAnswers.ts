import { z } from 'zod';
import type { AddCustomer } from '../domain/kinds/addCustomer.ts';
import { CustomerDetails, mostLines, OrderLine, PostalAddress, Segment } from '../domain/order.ts';
import type { Partnership } from '../domain/partnership.ts';
import { Country } from '../domain/values.ts';
import type { Asking } from './conversation.ts';

/** Whether the customer is in the Microsoft cloud already, and what it is called. */
export const Existing = z.object({ uses: z.boolean(), company: z.string() });
export type Existing = z.infer<typeof Existing>;

/** The lines as they were answered, for the market in which they were chosen. */
export const OrderedLines = z.object({
  country: Country,
  segment: Segment,
  lines: z.array(OrderLine).min(1).max(mostLines),
});
export type OrderedLines = z.infer<typeof OrderedLines>;

/** An answer that holds only for what it was given about. */
export const Settled = z.object({ of: z.string() });
export type Settled = z.infer<typeof Settled>;

/** What the review confirmed, and for exactly which order. */
export const Reviewed = Settled.extend({ attestation: z.literal(true), gdap: z.boolean() });
export type Reviewed = z.infer<typeof Reviewed>;

type Answers = Pick<Asking, 'answers'>;

/** The answer to the first question. */
export const existingOf = ({ answers }: Answers): Existing | undefined =>
  Existing.safeParse(answers.existing).data;

/** The customer, once it is complete. */
export const detailsOf = ({ answers }: Answers): CustomerDetails | undefined =>
  CustomerDetails.safeParse(answers.details).data;

/** The customer that was entered. */
export const chosenCustomer = ({ answers }: Answers): CustomerDetails =>
  CustomerDetails.parse(answers.details);

/** The lines, once they are complete. */
export const orderedOf = ({ answers }: Answers): OrderedLines | undefined =>
  OrderedLines.safeParse(answers.lines).data;

/** Where the customer is. */
export const addressOf = (details: CustomerDetails): PostalAddress =>
  withoutGaps(PostalAddress.parse(details));

/** What an opinion about the address is about. */
export const addressKey = (details: CustomerDetails): string =>
  JSON.stringify(PostalAddress.parse(details));

/** What was looked for among our own customers. */
export const namesake = ({ company, prefix }: CustomerDetails): string =>
  JSON.stringify([company, prefix]);

/** What a review is about: when any of it changes, it is read and ticked again. */
export const orderKey = ({ answers: { reseller, details, lines } }: Answers): string =>
  JSON.stringify([reseller, details, lines]);

/** The request's input; undefined while something is missing. */
export const orderInput = (
  asking: Answers,
  { id, partnerId }: Pick<Partnership, 'id' | 'partnerId'>,
  gdap: boolean,
): AddCustomer | undefined => {
  const [customer, ordered] = [detailsOf(asking), orderedOf(asking)];
  if (!customer || !ordered) return undefined;
  const { segment, lines } = ordered;
  return { partnershipId: id, partnerId, customer, segment, lines, gdap, attestation: true };
};

/** Answers are kept as JSON: what is not there has no name either. */
export const withoutGaps = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
