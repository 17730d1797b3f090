import type { AuditRecord } from '../partnerCenter.ts';
import { isOver } from '../subscriptionState.ts';
import type { Id } from '../values.ts';
import { happened } from './auditRecords.ts';

/** One thing that a record says was done: the locale key `history.outside.<what>`, and values for its sentence. */
export interface OutsideDeed {
  what: string;
  values: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, string>>;

/** Operations that say it all by their name. */
const named: Readonly<Record<string, string>> = {
  create_partner_relationship: 'partnershipMade',
  remove_partner_relationship: 'partnershipEnded',
  add_customer: 'customerAdded',
  delete_customer: 'customerDeleted',
  delete_tip_customer: 'customerDeleted',
  extend_relationship: 'relationshipMade',
  remove_partner_customer_relationship: 'relationshipEnded',
  create_order: 'ordered',
  upgrade_subscription: 'upgraded',
  convert_trial_subscription: 'trialConverted',
};

/**
 * What a record of partnership and subscription changes says was done: a line for each thing that is other than before. Nothing for
 * what was not done, and for what is neither. The log's lists of operations and resources grow, so an unknown one counts by its resource.
 */
export const outsideDeeds = (record: AuditRecord): OutsideDeed[] => {
  const [operation, resource] = [record.operation.toLowerCase(), record.resource.toLowerCase()];
  if (!happened(record)) return [];
  const what = named[operation];
  if (what !== undefined) return [{ what, values: valuesOf(record) }];
  if (resource === 'order') return [{ what: 'orderChanged', values: valuesOf(record) }];
  if (resource !== 'subscription' && !operation.endsWith('_subscription')) return [];
  const changes = changesOf(record.before ?? {}, record.after ?? {});
  return (changes.length > 0 ? changes : [{ what: 'subscriptionChanged', values: {} }]).map(
    (one) => ({ ...one, values: { ...valuesOf(record), ...one.values } }),
  );
};

/** The subscription that a record is about, if it is about one. */
export const subscriptionIn = ({ resource, before, after }: AuditRecord): Id | undefined =>
  resource.toLowerCase() === 'subscription' ? (after?.id ?? before?.id)?.toLowerCase() : undefined;

/** The order that a record is about. */
export const orderIn = ({ resource, before, after }: AuditRecord): string | undefined =>
  resource.toLowerCase() === 'order' ? (after?.id ?? before?.id) : undefined;

const valuesOf = (record: AuditRecord): Fields => {
  const { before = {}, after = {} } = record;
  const subscriptionId = subscriptionIn(record);
  const called =
    subscriptionId &&
    (after.friendlyName ?? before.friendlyName ?? after.offerName ?? before.offerName);
  const lines = Object.keys(after).filter((name) => /^lineItems\.\d+\.friendlyName$/.test(name));
  return {
    ...(subscriptionId && { subscriptionId }),
    ...(called && { subscription: called }),
    ...(lines.length > 0 && { products: namesOf(lines.map((name) => after[name] ?? '')) }),
  };
};

const mostNamed = 5;
const longestName = 100;

/** The first few: a line of history has to fit on a card among others. */
const namesOf = (products: readonly string[]): string =>
  [
    ...products.slice(0, mostNamed).map((name) => name.slice(0, longestName).toWellFormed()),
    ...(products.length > mostNamed ? ['…'] : []),
  ].join(', ');

/** What is other than before; without both sides nothing can be compared. */
const changesOf = (before: Fields, after: Fields): OutsideDeed[] => {
  if (Object.keys(before).length === 0 || Object.keys(after).length === 0) return [];
  return [
    ...changed('quantity', before.quantity, after.quantity, ['before', 'after']),
    ...changed('reseller', before.partnerId, after.partnerId, ['before', 'after']),
    ...changed('status', before.status?.toLowerCase(), after.status?.toLowerCase(), ['was', 'is']),
    // What is over has no end of its term to plan for.
    ...(isOver({ status: after.status ?? '' }) ? [] : renewalChange(before, after)),
  ];
};

const changed = (
  what: string,
  before: string | undefined,
  after: string | undefined,
  [was, is]: readonly [string, string],
): OutsideDeed[] =>
  (before ?? '') === (after ?? '')
    ? []
    : [{ what, values: { ...(before && { [was]: before }), ...(after && { [is]: after }) } }];

const renewalChange = (before: Fields, after: Fields): OutsideDeed[] => {
  const [was, is] = [renewalIn(before), renewalIn(after)];
  if (was.how !== is.how) return changed('renewal', was.how, is.how, ['renewedAs', 'renewsAs']);
  return was.plan === is.plan ? [] : [{ what: 'renewalChanged', values: {} }];
};

/** What happens at the end of the term (contract, section 11.7), as a word of `outside.renewal`; `plan`: all that is scheduled, in one text. */
const renewalIn = (fields: Fields): { how: string | undefined; plan: string } => {
  const scheduled = Object.keys(fields)
    .filter((name) => /^scheduled(Actions|NextTermInstructions)\./.test(name))
    .toSorted();
  const plan = scheduled.map((name) => `${name}=${fields[name]}`).join(' ');
  const actions = scheduled
    .filter((name) => name.endsWith('.actionType'))
    .map((name) => (fields[name] ?? '').toLowerCase());
  return { how: howOf(actions, plan, fields.autoRenewEnabled?.toLowerCase()), plan };
};

const howOf = (
  actions: readonly string[],
  plan: string,
  autoRenew: string | undefined,
): string | undefined => {
  if (actions.includes('cancel')) return 'end';
  if (actions.includes('renewtoextendedserviceterm')) return 'extend';
  if (plan !== '') return 'change';
  if (autoRenew === undefined) return undefined;
  return autoRenew === 'true' ? 'renew' : 'off';
};
