import type { Form } from '../domain/forms.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { RefusedView } from '../domain/views.ts';
import { Id } from '../domain/values.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { begunMore, moreLocked, moreSource } from './moreOpened.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';
import { resellerFit } from './orderReseller.ts';
import { notOffered } from './refused.ts';

const pick = pickReseller('addSubscription');

/**
 * Which reseller is on record? The customer's own comes first and is marked, if it may be ordered for; who may not is not offered, and
 * what Partner Center has against one that is chosen is said at once.
 */
export const moreReseller: Question = {
  ...pick,
  holds: async (asking) =>
    (await begunMore(asking)) !== undefined || !('view' in (await resellerOfRecord(asking))),
  known: async (asking) => {
    const known = (await begunMore(asking))?.input ?? (await moreSource(asking));
    const id = known?.partnershipId;
    return id !== undefined && !('view' in (await resellerFit(asking, id))) ? id : undefined;
  },
  ask: async (asking, state) => {
    const customer = (await moreLocked(asking)) ?? (await customerToOrderFor(asking));
    if ('view' in customer) return customer;
    const form = await pick.ask(asking, state);
    if ('view' in form || form.form !== 'pickReseller') return form;
    const own = customer.resellerId ? await fitting(asking, customer.resellerId) : undefined;
    return withOwnFirst(form, own);
  },
  read: async (asking, given, kept) => {
    const reading = await pick.read(asking, given, kept);
    return reading.is === 'answer' ? checked(asking, reading) : reading;
  },
};

const fitting = async (asking: Asking, id: string): Promise<Partnership | undefined> => {
  const found = await resellerFit(asking, id);
  return 'view' in found ? undefined : found;
};

type PickReseller = Extract<Form, { form: 'pickReseller' }>;

const mayBeOrderedFor = ({ state, hold }: Partnership): boolean => state === 'active' && !hold;

const withOwnFirst = (form: PickReseller, own: Partnership | undefined): PickReseller => {
  const others = form.rows.filter((one) => mayBeOrderedFor(one) && one.id !== own?.id);
  // A search that does not find the own one is about others.
  const first = own && (form.text === '' || form.rows.some(({ id }) => id === own.id)) ? [own] : [];
  const marked = form.values.reseller ?? first[0]?.id;
  return {
    ...form,
    rows: [...first, ...others],
    values: { ...form.values, ...(marked && { reseller: marked }) },
  };
};

const checked = async (
  asking: Asking,
  reading: Extract<Reading, { is: 'answer' }>,
): Promise<Reading> => {
  const id = Id.parse(reading.answer);
  const found = await resellerFit(asking, id);
  const finding =
    'view' in found ? found.findings?.[0] : await wrongNow(asking, { partnershipId: id });
  if (!finding && !('view' in found)) return reading;
  const code = finding?.code ?? 'pickOne';
  return { is: 'again', problems: { reseller: { code, values: finding?.values } }, values: {} };
};

const wrongNow = async (asking: Asking, ask: { partnershipId: string }) => {
  const checks = await asking.desk.find.orderChecks(ask);
  return checks.find(({ state }) => state === 'wrong')?.finding;
};

/** The reseller of record, by what is kept of it; else why nothing can be ordered with it. */
export const resellerOfRecord = async (asking: Asking): Promise<Partnership | RefusedView> =>
  notOffered(asking, 'addSubscription') ?? resellerFit(asking, chosenReseller(asking));
