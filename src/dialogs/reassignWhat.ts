import { z } from 'zod';
import type { ReassignTo } from '../domain/customerDesk.ts';
import type { Customer } from '../domain/customer.ts';
import type { RowsOf } from '../domain/kinds/reassignSubscriptions.ts';
import type { Partnership } from '../domain/partnership.ts';
import { idsIn, isSubscriptionId, mostRows } from '../domain/planRows.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Meant } from '../domain/reassignForms.ts';
import { Id } from '../domain/values.ts';
import type { RefusedView } from '../domain/views.ts';
import { sayCount, searchText } from '../locales/index.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { notOffered, refusedView } from './refused.ts';

const mostText = 100;
/** Of a text without any id, a card shows so much again. */
const mostShown = 1_000;
/** A card holds so much of a text that was sent; a longer list is pasted anew. */
const mostOnCard = 10_000;
/** One more than a request takes, so that the dry run says that there are more; what is kept of a talk has its limit. */
const mostKept = mostRows + 1;
const undoMark = 'undo:';

/** Which subscriptions: the answer as it is kept. A list keeps its ids as they were pasted. */
export const What = z.discriminatedUnion('of', [
  z.object({ of: z.literal('customer'), id: Id }),
  z.object({ of: z.literal('reseller'), id: Id }),
  z.object({ of: z.literal('list'), text: z.string() }),
  z.object({ of: z.literal('undo'), id: Id }),
]);
export type What = z.infer<typeof What>;

/** What was answered. */
export const chosenWhat = ({ answers }: Asking): What => What.parse(answers.what);

/** Which subscriptions? All of a customer, all of a reseller of record, or a pasted list of ids. */
export const reassignWhat: Question = {
  name: 'what',
  known: ({ desk, about }) => knownFrom(desk, about),
  ask: async (asking, state) => {
    const no = notOffered(asking, 'reassignSubscriptions');
    if (no) return no;
    const { of = '', text = '' } = state.values;
    const found = of === 'list' ? [] : await meantBy(asking, text, of);
    // A part of a list would be taken for all of it.
    const values = text.length > mostOnCard ? { ...state.values, text: '' } : state.values;
    return { form: 'reassignWhat', ...state, values, found };
  },
  read: (asking, given, kept) => {
    if ('text' in given) return readText(asking, given.text, kept.of ?? '');
    const { of = '', text = '', chosen = '' } = given.inputs;
    const isNew = text.trim() !== (kept.text ?? '').trim();
    const [, kind, id] = /^(customer|reseller):(.+)$/.exec(chosen) ?? [];
    if (kind && id && !isNew) return readChosen(asking, kind as Meant['of'], id, { of, text });
    if (text.trim() === '')
      return Promise.resolve(again({ of, text }, { text: { code: 'required' } }));
    return readText(asking, text, of);
  },
};

const again = (
  values: Record<string, string>,
  problems: Extract<Reading, { is: 'again' }>['problems'] = {},
): Reading => ({ is: 'again', problems, values });

/** Opened about a customer, a reseller or an earlier request; one that is both has to be asked. */
const knownFrom = async (desk: Asking['desk'], about: string): Promise<What | undefined> => {
  if (about === '') return undefined;
  if (about.startsWith(undoMark)) return { of: 'undo', id: about.slice(undoMark.length) };
  const [customer, partnership] = await Promise.all([
    desk.find.customerRead(about),
    desk.find.partnership(about),
  ]);
  if (customer && partnership) return undefined;
  if (customer) return { of: 'customer', id: customer.id };
  return partnership && { of: 'reseller', id: partnership.id };
};

const readChosen = async (
  asking: Asking,
  of: Meant['of'],
  id: Id,
  values: Record<string, string>,
): Promise<Reading> => {
  const { customerRead, partnership } = asking.desk.find;
  const found = of === 'customer' ? await customerRead(id) : await partnership(id);
  return found
    ? answered({ of, id: found.id }, found.name)
    : again(values, { text: { code: 'noneMeant', values: { text: values.text ?? '' } } });
};

const answered = (answer: What, text: string): Reading => ({
  is: 'answer',
  answer,
  facts: [{ field: 'subscriptions', text }],
});

const readText = async (asking: Asking, text: string, of: string): Promise<Reading> => {
  const words = idsIn(text);
  const ids = words.filter(isSubscriptionId);
  if (of === 'list' || (ids.length > 0 && ids.length === words.length)) {
    if (ids.length === 0)
      return again({ of, text: text.slice(0, mostShown) }, { text: { code: 'noIds' } });
    const told = sayCount(asking.language, 'form.reassignWhat.ids', words.length);
    return answered({ of: 'list', text: words.slice(0, mostKept).join('\n') }, told);
  }
  const found = await meantBy(asking, text, of);
  const [only] = found;
  if (only && found.length === 1) return answered({ of: only.of, id: only.id }, only.name);
  const shown = text.trim().slice(0, mostText);
  const problems = { text: { code: 'noneMeant', values: { text: shown } } };
  return again({ of, text: shown }, only ? {} : problems);
};

/** Whom a text may mean: exactly one of each, or all that a search finds. */
const meantBy = async (asking: Asking, typed: string, of: string): Promise<Meant[]> => {
  const text = typed.trim().slice(0, mostText);
  if (text === '') return [];
  const [customers, resellers] = await Promise.all([
    of === 'reseller' ? [] : customersCalled(asking, text),
    of === 'customer' ? [] : resellersCalled(asking, text),
  ]);
  return [
    ...customers.map(({ id, name, domain }) => ({
      of: 'customer' as const,
      id,
      name,
      detail: domain,
    })),
    ...resellers.map(({ id, name, partnerId }) => ({
      of: 'reseller' as const,
      id,
      name,
      detail: partnerId,
    })),
  ];
};

const customersCalled = async ({ desk, actor }: Asking, text: string): Promise<Customer[]> => {
  const one = await desk.find.oneCustomer(text);
  if (one) return [one];
  const ask = { text: searchText(text), page: 0, scope: 'all' } as const;
  const found = await desk.find.customers(actor, ask);
  return isRefusal(found) ? [] : found.rows.map(({ customer }) => customer);
};

const resellersCalled = async (
  { desk, actor }: Asking,
  text: string,
): Promise<readonly Partnership[]> => {
  const one = await desk.find.oneReseller(text);
  if (one) return [one];
  const ask = { text: searchText(text), page: 0, scope: 'all' } as const;
  const found = await desk.find.resellers(actor, ask);
  return isRefusal(found) ? [] : found.rows;
};

/** What the desk is asked for: the subscriptions, and to whom they go. */
export interface Wanted {
  rowsOf: RowsOf;
  to?: ReassignTo;
  text?: string;
}

/** The answers as the desk wants them; a refusal when one of them is gone meanwhile. */
export const wantedOf = async (asking: Asking): Promise<Wanted | RefusedView> => {
  const what = chosenWhat(asking);
  const rowsOf = await rowsOfWhat(asking, what);
  if (!rowsOf) return refusedView(refuse('notFound'));
  if (what.of === 'undo') return { rowsOf };
  const partnership = await asking.desk.find.partnership(Id.parse(asking.answers.reseller));
  if (!partnership) return refusedView(refuse('notFound'));
  const { id, partnerId, name } = partnership;
  const text = what.of === 'list' ? { text: what.text } : {};
  return { rowsOf, to: { partnershipId: id, partnerId, name }, ...text };
};

const rowsOfWhat = async ({ desk, actor }: Asking, what: What): Promise<RowsOf | undefined> => {
  switch (what.of) {
    case 'list':
      return { of: 'list' };
    case 'customer': {
      const customer = await desk.find.customerById(what.id);
      if (!customer) return undefined;
      const { id, name, domain } = customer;
      return { of: 'customer', customer: { id, name, domain } };
    }
    case 'reseller': {
      const partnership = await desk.find.partnership(what.id);
      if (!partnership) return undefined;
      const { id, partnerId, name } = partnership;
      return { of: 'reseller', partnershipId: id, partnerId, name };
    }
    case 'undo': {
      const view = await desk.find.request(actor, what.id);
      if (isRefusal(view)) return undefined;
      return { of: 'undo', requestId: view.request.id, about: view.request.about };
    }
  }
};

/** Whose subscriptions they are, by name; a list has none. */
export const nameOfRows = (rowsOf: RowsOf): string => {
  switch (rowsOf.of) {
    case 'customer':
      return rowsOf.customer.name;
    case 'reseller':
      return rowsOf.name;
    case 'undo':
      return rowsOf.about.label;
    case 'list':
      return '';
  }
};
