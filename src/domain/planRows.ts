import type { Subscription } from './customer.ts';
import type { Partnership } from './partnership.ts';
import type { Row } from './rows.ts';
import { isOver, takesReseller } from './subscriptionState.ts';
import type { RowTotals } from './subscriptionViews.ts';
import type { Id, PartnerId } from './values.ts';

const longestId = 100;
/** What stands beside ids in a table: Partner IDs, and dashes where there is none. */
const beside = /^(\d{1,10}|[-–—]+)$/;

/** The most rows of one request. */
export const mostRows = 2_000;

/** What is to be done with one id: what is kept of it, who it shall have, and what speaks against that from the start. */
export interface RowWish {
  id: Id;
  subscription?: Subscription;
  after?: PartnerId;
  /** `row.<code>`: it stays as it is for this reason. */
  code?: string;
}

/** One row of a plan, as it is written down when the plan is submitted. Pure. */
export const planRow = (requestId: Id, at: number, wish: RowWish): Row => {
  const { id, subscription, after } = wish;
  const code = whyNot(wish);
  return {
    requestId,
    at,
    ...(subscription && { customerId: subscription.customerId }),
    customerName: subscription?.customerName ?? '',
    subscriptionId: id,
    name: subscription?.name ?? id,
    quantity: subscription?.quantity ?? 0,
    ...(subscription?.partnerId && { before: subscription.partnerId }),
    ...(after && { after }),
    state: code === undefined ? 'planned' : 'skipped',
    ...(code !== undefined && { code }),
  };
};

/** Why a subscription stays as it is; undefined: it can get another reseller of record. */
const whyNot = ({ subscription, after, code }: RowWish): string | undefined => {
  if (code !== undefined) return code;
  if (!subscription) return 'unknown';
  if (isOver(subscription)) return subscription.status.toLowerCase();
  if (subscription.partnerId === after) return 'alreadyThere';
  if (subscription.isTrial) return 'trial';
  return takesReseller(subscription) ? undefined : 'notReady';
};

/** Why a reseller cannot be named on subscriptions, as far as is kept of it. Checks of Partner Center are the last to say. */
export const whyNotTo = (partnership: Partnership | undefined): string | undefined => {
  if (partnership?.state !== 'active') return 'notPartner';
  if (partnership.hold) return 'targetOnHold';
  const { agreement, validation } = partnership;
  return agreement?.ok === false || validation?.ok === false ? 'targetNotAllowed' : undefined;
};

/** How many rows stand how. */
export const totalsOf = (rows: readonly Row[]): RowTotals => {
  const totals: RowTotals = { planned: 0, skipped: 0, done: 0, failed: 0 };
  for (const { state } of rows) totals[state] += 1;
  return totals;
};

/** What tells one plan from another, however far it is: whose resellers change, from which to which. */
export const planned = (rows: readonly Row[]): string[] =>
  rows
    .filter(({ state }) => state !== 'skipped')
    .map(({ subscriptionId, before, after }) => `${subscriptionId} ${before ?? ''} ${after ?? ''}`);

/** The ids in a pasted list: between blanks, commas, semicolons or lines, with or without quotes. */
export const idsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;|，；、]+/u)
    .map((word) => word.replace(/^["'“”{(（]+|["'“”})）]+$/gu, '').slice(0, longestId))
    .filter((word) => word !== '' && !beside.test(word));

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Does it look like the id of a subscription? */
export const isSubscriptionId = (word: string): boolean => id.test(word);
