import type { Partnership } from '../domain/partnership.ts';
import { isRefusal } from '../domain/refusal.ts';
import { searchWords } from '../domain/search.ts';
import type { PartnerVerdict } from '../domain/subscriptionForms.ts';
import { PartnerId } from '../domain/values.ts';
import { searchText } from '../locales/index.ts';
import { subscriptionToAssociate, type ToAssociate } from './associateSubject.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { refusedView } from './refused.ts';

const mostText = 100;

/**
 * Who shall be the reseller of record? Out of the list, or by a Partner ID; either is verified before it is taken. The answer is the
 * partnership's id: only the Partner ID with which a reseller joined earns its incentives.
 */
export const chooseReseller: Question = {
  name: 'reseller',
  keeps: ['verdict'],
  holds: async (asking) => {
    const chosen = await asking.desk.find.partnership(String(asking.answers.reseller));
    const { subscription } = await known(asking);
    return chosen !== undefined && mayBe(chosen) && chosen.partnerId !== subscription?.partnerId;
  },
  known: async (asking) => {
    const named = asking.about && (await asking.desk.find.partnership(asking.about));
    const { subscription } = await known(asking);
    return named && mayBe(named) && named.partnerId !== subscription?.partnerId
      ? named.id
      : undefined;
  },
  ask: async (asking, state) => {
    const found = await subscriptionToAssociate(asking);
    if ('code' in found) return found;
    const text = state.values.text ?? '';
    const rows = await rowsFor(asking, text, found);
    if ('code' in rows) return rows;
    const verdict = verdictIn(state.values.verdict);
    return {
      form: 'chooseReseller',
      ...state,
      ...found,
      rows: rows.rows,
      text,
      ...(verdict && { verdict }),
    };
  },
  read: async (asking, given, kept) => {
    if ('text' in given) return readTyped(asking, given.text, kept);
    const { text = '', partnerId = '', reseller = '' } = given.inputs;
    const values = { ...given.inputs, text: text.trim().slice(0, mostText) };
    if (given.pick === 'search') return again({ ...values, verdict: '' });
    const typed = partnerId.trim();
    const byId = { ...values, reseller: '' };
    if (given.pick === 'verify') return verified(asking, typed, byId, false);
    // A choice of a list cannot be taken back by hand: it is done here.
    if (typed !== '' && reseller !== '') return again(byId, { partnerId: { code: 'eitherOr' } });
    if (typed !== '') return verified(asking, typed, byId, true);
    const chosen = reseller === '' ? undefined : await asking.desk.find.partnership(reseller);
    if (!chosen) return again(values, { reseller: { code: 'pickOne' } });
    return taken(asking, chosen, values);
  },
};

type Values = Record<string, string>;

const again = (
  values: Values,
  problems: Extract<Reading, { is: 'again' }>['problems'] = {},
  understood = false,
): Reading => ({ is: 'again', values, problems, ...(understood && { understood }) });

const known = ({ desk, answers }: Asking) =>
  desk.find
    .subscriptionById(String(answers.subscription))
    .then((subscription) => ({ subscription }));

const mayBe = ({ state, hold }: Partnership): boolean => state === 'active' && !hold;

/** Digits are a Partner ID, and verified; anything else is looked for. The button decides. */
const readTyped = async (asking: Asking, typed: string, kept: Values): Promise<Reading> => {
  const text = typed.trim().slice(0, mostText);
  if (PartnerId.safeParse(text).success)
    return verified(asking, text, { ...kept, reseller: '', partnerId: text }, false);
  const found = await listed(asking, text);
  const rows = isRefusal(found) ? [] : found.rows;
  const [only] = rows;
  const values = { text, partnerId: '', verdict: '' };
  if (rows.length === 0) return again(values, { text: { code: 'noneFound', values: { text } } });
  return again({ ...values, ...(rows.length === 1 && only && { reseller: only.id }) }, {}, true);
};

/** What Partner Center says of a Partner ID stands on the form; with `go` it is taken when nothing speaks against it. */
const verified = async (
  asking: Asking,
  typed: string,
  values: Values,
  go: boolean,
): Promise<Reading> => {
  if (typed === '') return again(values, { partnerId: { code: 'required' } });
  if (!PartnerId.safeParse(typed).success)
    return again({ ...values, verdict: '' }, { partnerId: { code: 'notAPartnerId' } });
  if (go) {
    const partnership = await asking.desk.find.oneReseller(typed);
    if (partnership?.partnerId === typed) return taken(asking, partnership, values);
  }
  const verdict = await asking.desk.find.verifyPartner(typed);
  return again({ ...values, verdict: JSON.stringify(verdict) }, go ? refusedBy(verdict) : {}, true);
};

const refusedBy = ({ checks }: PartnerVerdict) =>
  checks.some(({ state }) => state === 'wrong')
    ? { reseller: { code: 'partnerRefused' } }
    : { reseller: { code: 'pickOne' } };

const taken = async (
  asking: Asking,
  { id, name, partnerId }: Partnership,
  values: Values,
): Promise<Reading> => {
  const { subscription } = await known(asking);
  if (subscription?.partnerId === partnerId)
    return again(values, { reseller: { code: 'sameReseller', values: { reseller: name } } });
  const verdict = await asking.desk.find.verifyPartner(partnerId);
  if (verdict.checks.some(({ state }) => state === 'wrong'))
    return again({ ...values, verdict: JSON.stringify(verdict) }, refusedBy(verdict));
  return {
    is: 'answer',
    answer: id,
    facts: [{ field: 'reseller', text: `${name} · ${partnerId}` }],
  };
};

const verdictIn = (text: string | undefined): PartnerVerdict | undefined =>
  text ? (JSON.parse(text) as PartnerVerdict) : undefined;

const listed = ({ desk, actor }: Asking, text: string) =>
  desk.find.resellers(actor, {
    text: searchText(text),
    page: 0,
    ...(text !== '' && { scope: 'all' as const }),
  });

/** Those that can be it, the customer's own first; whoever it is already is no choice. */
const rowsFor = async (
  asking: Asking,
  text: string,
  { customer, subscription }: ToAssociate,
): Promise<{ rows: Partnership[] } | ReturnType<typeof refusedView>> => {
  if (text !== '' && searchWords(text).length === 0) return { rows: [] };
  const found = await listed(asking, text);
  if (isRefusal(found)) return refusedView(found);
  const own =
    text === '' && customer.resellerId
      ? await asking.desk.find.partnership(customer.resellerId)
      : undefined;
  const others = found.rows.filter(({ id }) => id !== own?.id);
  const rows = [...(own && mayBe(own) ? [own] : []), ...others];
  return { rows: rows.filter(({ partnerId }) => partnerId !== subscription.partnerId) };
};
