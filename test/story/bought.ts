import type { Person } from '../support/chatClient.ts';
import type { Message } from '../support/connector.ts';
import { asks, assertHas, goesOn, seenBy, textIn } from './hearing.ts';
import type { Portal, PortalSubscription } from './portal.ts';
import type { Stage } from './stage.ts';

/** Customers whose subscriptions the tale changes: each of Contoso Ltd., so that Alex looks after them. */
export const theirs = {
  more: { name: 'Datum Logistics', prefix: 'datumlogistics' },
  record: { name: 'Lamna Healthcare Company', prefix: 'lamnahealthcare' },
  many: { name: 'Nod Publishers', prefix: 'nodpublishers' },
  change: { name: 'Litware, Inc.', prefix: 'litwareinc' },
} as const;

/** One more, of Tailspin Toys. */
export const tailwind = { name: 'Tailwind Traders', prefix: 'tailwindtraders' } as const;

/** Of whom there are legacy subscriptions only. */
export const legacyCustomer = 'Trey Pesquisas';

const adatum = '4847128';
const contoso = '4847115';
const tailspin = '4847133';

/** How many are bought just now for the customer with many. */
export const manyBought = 12;

/** Buys for these customers before the desk reads them: *Exchange Online (Plan 1)* for a year, ten licences each. */
export const buysMore = async (portal: Portal): Promise<void> => {
  const wanted = [
    { of: theirs.more, count: 1, partnerId: contoso },
    { of: theirs.record, count: 1, partnerId: adatum },
    { of: theirs.many, count: manyBought, partnerId: adatum },
    { of: theirs.change, count: 1, partnerId: contoso },
    { of: tailwind, count: 1, partnerId: tailspin },
  ];
  for (const { of, count, partnerId } of wanted) {
    const customerId = await customerIdOf(portal, of.prefix);
    await portal.wish({ addSubscriptions: { customerId, count, partnerId } });
  }
};

/** The product that `buysMore` buys. */
export const exchange = 'Exchange Online (Plan 1)';

/** The id of a customer of ours. */
export const customerIdOf = async (portal: Portal, prefix: string): Promise<string> => {
  const [customer] = await portal.customers(`${prefix}.onmicrosoft.com`);
  if (!customer) throw new Error(`No customer ${prefix}`);
  return customer.id;
};

/** What a customer has, as Partner Center shows it. */
export const boughtBy = async (
  { portal }: Pick<Stage, 'portal'>,
  prefix: string,
  name?: string,
): Promise<PortalSubscription[]> => {
  const all = await portal.subscriptions(await customerIdOf(portal, prefix));
  return name === undefined ? all : all.filter(({ offerName }) => offerName === name);
};

/** Opens a customer's card from the list. */
export const opensCustomer = async (person: Person, name: string): Promise<Message> => {
  const list = await asks(person, `customers ${name}`, 'Search: company or domain');
  return goesOn(person, list, name, 'Domain: ');
};

/** Opens one subscription of a customer, from its list. */
export const opensSubscription = async (
  person: Person,
  customer: string,
  name: string,
): Promise<Message> => {
  const list = await asks(person, `subscriptions ${customer}`, `Subscriptions of ${customer}`);
  return goesOn(person, list, name, 'Term and billing: ');
};

/** Waits for this on the card of a request. */
export const becomes = (stage: Stage, card: Message, text: string): Promise<unknown> =>
  stage.client.waitFor(() => textIn(card).includes(text), `${text} on the card`);

/** The decision about a request in the channel, as soon as it can be approved there. */
export const decisionOn = (stage: Stage, request: string): Promise<Message> =>
  stage.channel.card(`Approval needed: ${request}`);

/** Approves in the channel; `represents`: what the approver has to tick, too. */
export const approves = async (
  { megan }: Stage,
  decision: Message,
  { represents = false } = {},
): Promise<void> => {
  await megan.clicks(decision, 'do:approve', represents ? { in_representation: 'true' } : {});
  assertHas(seenBy(megan, decision), /Approved by|In progress|Done/);
};
