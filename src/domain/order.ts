import { z } from 'zod';
import { Country, Day, EmailAddress, Id, Moment, Person } from './values.ts';

/** Who a product is sold to; Partner Center's `targetSegment`. */
export const Segment = z.enum(['commercial', 'education', 'government', 'nonprofit']);
export type Segment = z.infer<typeof Segment>;

/** How long a subscription binds: a month, a year, three years (`termDuration`). */
export const Term = z.enum(['P1M', 'P1Y', 'P3Y']);
export type Term = z.infer<typeof Term>;

/** How often it is billed. */
export const BillingCycle = z.enum(['monthly', 'annual', 'triennial']);
export type BillingCycle = z.infer<typeof BillingCycle>;

/** A term with a billing cycle in which something is sold. */
export const Plan = z.object({ term: Term, billingCycle: BillingCycle });
export type Plan = z.infer<typeof Plan>;

/** Months of a term: licences times months is how large an order is. */
export const monthsOf: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** One line of an order: what, how many licences, bound for how long, billed how. */
export const OrderLine = z.object({
  productId: z.string().min(1),
  skuId: z.string().min(1),
  /** As the catalogue names it. */
  title: z.string().min(1),
  quantity: z.number().int().min(1).max(1_000_000),
  ...Plan.shape,
  isTrial: z.boolean().default(false),
  isAddon: z.boolean().default(false),
  /** These licences are added to a subscription that the customer has, which had so many. */
  onto: z
    .object({
      subscriptionId: Id,
      had: z.number().int(),
      /** Something is scheduled for the end of its term, which more licences delete: that was said. */
      loses: z.boolean().optional(),
    })
    .optional(),
  /** An end of one's own, out of those that Partner Center allows; absent: a whole term from the day of purchase. */
  endDate: Day.optional(),
  /** A promotion for which the customer is eligible. */
  promotion: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type OrderLine = z.infer<typeof OrderLine>;

/** What identifies the product of a line: `productId:skuId`. */
export const skuOf = ({ productId, skuId }: Pick<OrderLine, 'productId' | 'skuId'>): string =>
  `${productId}:${skuId}`;

/** How large an order is: licences times months, over its lines. */
export const licenceMonths = (lines: readonly Pick<OrderLine, 'quantity' | 'term'>[]): number =>
  lines.reduce((sum, { quantity, term }) => sum + quantity * monthsOf[term], 0);

/** When a line binds until, if it is bought at a moment: its own end, or a whole term later. */
export const commitmentEnd = (
  { term, endDate }: Pick<OrderLine, 'term' | 'endDate'>,
  bought: Moment,
): Moment => {
  if (endDate !== undefined) return `${endDate}T00:00:00.000Z`;
  const end = new Date(bought);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + monthsOf[term]);
  // Its last day is the one before; from the 31st of January a month leads to the last of February.
  end.setUTCDate(end.getUTCDate() === day ? day - 1 : 0);
  return end.toISOString();
};

/** The most lines that one order may have. */
export const mostLines = 20;

/** What comes before `.onmicrosoft.com`. */
export const DomainPrefix = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{1,27}$/);
export type DomainPrefix = z.infer<typeof DomainPrefix>;

/** The whole domain of a new customer. */
export const domainOf = (prefix: DomainPrefix): string => `${prefix}.onmicrosoft.com`;

/** A postal address, in Partner Center's lengths. */
export const PostalAddress = z.object({
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().max(200).optional(),
  city: z.string().trim().min(1).max(100),
  /** A code from the country's list where it has one. */
  state: z.string().trim().max(50).optional(),
  postalCode: z.string().trim().max(20).optional(),
  country: Country,
});
export type PostalAddress = z.infer<typeof PostalAddress>;

/** Everything that Partner Center wants to know of a new customer; country rules are checked beside this. */
export const CustomerDetails = z.object({
  company: z.string().trim().min(1).max(120),
  prefix: DomainPrefix,
  ...PostalAddress.shape,
  firstName: z.string().trim().min(1).max(50),
  lastName: z.string().trim().min(1).max(50),
  email: EmailAddress,
  phone: z.string().trim().max(40).optional(),
  /** Tax or registration number, in countries that demand one. */
  registrationNumber: z.string().trim().max(50).optional(),
  /** A culture such as `en-US`, out of the country's. */
  culture: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$/),
});
export type CustomerDetails = z.infer<typeof CustomerDetails>;

/**
 * The first sign-in of a new customer, without its secret: whose it is to show, and how long there is anything to show. The password
 * itself is a sealed document of its own (`secretDocId`), and gone when `gone` is set.
 */
export const Setup = z.object({
  /** `admin` */
  userName: z.string(),
  /** `prefix.onmicrosoft.com` */
  domain: z.string(),
  owner: Person,
  /** Unopened, it is kept until then. */
  keptUntil: Moment,
  /** The first Show; from then on the same person may show it again until `openUntil`. */
  openedAt: Moment.optional(),
  openUntil: Moment.optional(),
  /** How often it was shown. */
  shown: z.number().int().default(0),
  remindedAt: Moment.optional(),
  /** Why there is nothing to show any more: noted down, the window closed, never opened in time, or Partner Center gave none (`lost`). */
  gone: z.object({ why: z.enum(['saved', 'closed', 'expired', 'lost']), at: Moment }).optional(),
});
export type Setup = z.infer<typeof Setup>;

/** The document with the sealed password of a request; bound when sealing to `setup`, the request's id. */
export const secretDocId = (requestId: Id): string => `secret:${requestId}`;

/** Price of a cart or a line, before tax, as Partner Center said it at a moment. */
export const Price = z.object({ amount: z.number(), currency: z.string(), at: Moment });
export type Price = z.infer<typeof Price>;

/** How one line of an order stands: in which order it went, which subscription it became, or why not. */
export const LineState = z.object({
  /** Its place in the request's lines. */
  line: z.number().int(),
  price: Price.optional(),
  orderId: z.string().optional(),
  subscriptionId: Id.optional(),
  /** Its licences are in the subscription that it was added to. */
  raised: z.boolean().optional(),
  /** Not ordered: a code of Partner Center (`pc.<code>` or `pc.cart.<name>`). */
  problem: z.string().optional(),
});
export type LineState = z.infer<typeof LineState>;

/** Is this line in an order, or its licences in the subscription that they were for? Then it stays as it is. */
export const isOrdered = ({ orderId, raised }: LineState): boolean =>
  orderId !== undefined || raised === true;

/** What is known of an order while and after it is placed; kept with its request, beside `learned`. */
export const Placed = z.object({
  customerId: Id.optional(),
  /** Committed before its checkout; none: it is still to be built (again). */
  cartId: z.string().optional(),
  /** By Partner Center's clock, which also says when an order was made: an older one is of another cart. */
  cartCreated: Moment.optional(),
  cartExpires: Moment.optional(),
  lines: z.array(LineState).default([]),
  /** Of the whole cart. */
  total: Price.optional(),
});
export type Placed = z.infer<typeof Placed>;
