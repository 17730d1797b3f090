import type { Desk } from '../domain/desk.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor, Language } from '../domain/values.ts';
import type { See, View } from '../domain/views.ts';
import type { SeeName } from '../domain/names.ts';
import { searchText } from '../locales/index.ts';

/** A reader's look at the desk. */
export interface Look extends See {
  actor: Actor;
  conversationId: string;
  language: Language;
}

type Looks = Record<SeeName, (desk: Desk, look: Look) => Promise<View | Refusal> | View | Refusal>;

/** Everything that can be looked at: the verb of the button is `see:<name>`. */
const looks: Looks = {
  resellers: async ({ find }, { actor, filter, page }) => {
    const { text, ...scope } = scopeIn(filter);
    const found = await find.resellers(actor, { text: searchText(text), ...scope, page });
    return isRefusal(found) ? found : { ...found, text };
  },
  customers: async ({ find }, { actor, filter, page }) => {
    const { text, ...whose } = whoseIn(filter);
    const found = await find.customers(actor, { text: searchText(text), ...whose, page });
    return isRefusal(found) ? found : { ...found, text };
  },
  customer: ({ find }, { actor, filter }) => find.customer(actor, filter),
  subscriptions: ({ find }, { actor, filter, page }) =>
    find.subscriptions(actor, listed(filter), page),
  subscription: ({ find }, { actor, filter }) => find.subscription(actor, filter),
  rows: ({ find }, { actor, filter, page }) =>
    find.rows(actor, listed(filter), page, rowsIn(filter)),
  azure: ({ find }, { actor, filter }) => find.azure(actor, filter),
  today: ({ find }, { actor }) => find.today(actor),
  setup: ({ find }, { actor, filter }) => find.setup(actor, filter),
  reseller: ({ find }, { actor, filter }) => find.reseller(actor, filter),
  request: ({ find }, { actor, filter }) => find.request(actor, filter),
  myRequests: ({ find }, { actor, page }) => find.requests(actor, 'mine', page),
  pending: ({ find }, { actor, page }) => find.requests(actor, 'pending', page),
  batch: ({ find }, { actor, filter }) => find.batch(actor, filter),
  history: ({ find }, { actor, filter, page }) => find.history(actor, filter, page),
  match: ({ find }, { actor, filter }) => find.match(actor, filter),
  help: ({ find }, { actor }) => find.help(actor),
  notices: ({ find }, { actor, filter }) => find.notices(actor, filter),
  profile: ({ find }, { actor }) => find.profile(actor),
  links: ({ find }, { actor }) => find.links(actor),
};

/** Looks at something, as far as this person may see it. */
export const lookAt = async (desk: Desk, look: Look): Promise<View | Refusal> =>
  looks[look.view](desk, look);

/** Is there such a look? */
export const isLook = (name: string): name is SeeName => Object.hasOwn(looks, name);

/** Of the rows of a request those that stand so: `<id>|failed`. */
const rowsIn = (filter: string): 'failed' | undefined =>
  filter.split('|')[1] === 'failed' ? 'failed' : undefined;

/** Of what a list is, without the mark of its own buttons. */
const listed = (filter: string): string => filter.split('|')[0] ?? '';

/** Lists turn their pages where they stand; anything else is a new message, so that the list stays for the next choice. */
export const turnsPage = ({ view, filter, page }: See): boolean =>
  view === 'resellers' ||
  // From a list; a card's own button says nothing but whose.
  (ownLists.includes(view) && filter.includes('|')) ||
  view === 'myRequests' ||
  view === 'pending' ||
  (view === 'history' && page > 0);

/** Lists that other cards lead to as well: their own buttons are told by a `|` behind whose they are. */
const ownLists: readonly SeeName[] = ['customers', 'subscriptions', 'rows'];

/** `mine|text` or `all|text`; without either, the desk chooses. */
const scopeIn = (filter: string): { text: string; scope?: 'mine' | 'all' } => {
  const [, scope, text] = /^(mine|all)\|(.*)$/s.exec(filter) ?? [];
  return scope === 'mine' || scope === 'all' ? { scope, text: text ?? '' } : { text: filter };
};

/** As above, or `of:<reseller>|text` for the customers of one reseller. */
const whoseIn = (filter: string): { text: string; scope?: 'mine' | 'all'; resellerId?: string } => {
  const [, resellerId, text] = /^of:([^|]+)(?:\|(.*))?$/s.exec(filter) ?? [];
  return resellerId ? { resellerId, text: text ?? '' } : scopeIn(filter);
};
