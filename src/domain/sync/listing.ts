import type { ListedReseller } from '../partnerCenter.ts';
import type { Partnership } from '../partnership.ts';
import type { Id, Moment } from '../values.ts';

/** How many complete lists in a row must be without a reseller before it counts as gone. */
const completeLists = 2;
const mostAtOnce = 5;
const largestShare = 0.1;

/** What a reseller on the list changes in what we keep; nothing when it is kept as it is listed. */
export const whenListed = (
  kept: Partnership | undefined,
  listed: ListedReseller,
  now: Moment,
  baseline: boolean,
): { appeared: boolean; partnership: Partnership } | undefined => {
  const { id, name, partnerId, country } = listed;
  const known = { id, name, partnerId, country, missing: 0 };
  if (!kept) {
    const partnership: Partnership = { ...known, state: 'active', since: now, baseline };
    return { appeared: !baseline, partnership };
  }
  if (kept.state === 'removed') {
    const { manager, hold } = kept;
    const partnership: Partnership = {
      ...known,
      state: 'active',
      since: now,
      baseline: false,
      ...(manager && { manager }),
      ...(hold && { hold }),
    };
    return { appeared: true, partnership };
  }
  if (isKeptAs(kept, listed)) return undefined;
  const { agreement, validation, ...rest } = kept;
  // They are about a Partner ID, not about an organisation.
  const verified = kept.partnerId === partnerId ? { agreement, validation } : {};
  return { appeared: false, partnership: { ...rest, ...verified, ...known } };
};

/** Is a reseller kept just as it is listed, and not missed? */
export const isKeptAs = (kept: Partnership, listed: ListedReseller): boolean =>
  kept.missing === 0 &&
  kept.name === listed.name &&
  kept.partnerId === listed.partnerId &&
  kept.country === listed.country;

/** What a reseller's absence from a complete list changes: the second in a row ends the partnership. */
export const whenAbsent = (kept: Partnership, now: Moment): Partnership => {
  const missing = kept.missing + 1;
  return missing < completeLists
    ? { ...kept, missing }
    : { ...kept, missing, state: 'removed', removedAt: now };
};

/** Why a list is not believed. */
export interface Disbelief {
  reason: 'manyGone' | 'noList';
  names: string[];
}

/**
 * Is what is absent too much to be believed? Counted is what the desk did not expect (no removal approved) and misses for the
 * first time; a single one may always go.
 */
export const disbelief = (
  known: number,
  listed: number,
  absent: readonly Pick<Partnership, 'name' | 'state' | 'missing'>[],
): Disbelief | undefined => {
  const unexpected = absent.filter((partnership) => partnership.state !== 'closing');
  if (listed === 0 && unexpected.length > 0) return { reason: 'noList', names: [] };
  const first = unexpected.filter((partnership) => partnership.missing === 0);
  const many = first.length > mostAtOnce || first.length > Math.max(1, known * largestShare);
  return many ? { reason: 'manyGone', names: first.map(({ name }) => name) } : undefined;
};

/** The list by organisation. One that is listed at several locations counts once, always with the same Partner ID. */
export const byOrganisation = (
  items: readonly ListedReseller[],
): ReadonlyMap<Id, ListedReseller> => {
  const listed = new Map<Id, ListedReseller>();
  for (const item of items) {
    const other = listed.get(item.id);
    if (!other || Number(item.partnerId) < Number(other.partnerId)) listed.set(item.id, item);
  }
  return listed;
};

/** A text that is the same for the same list, whatever its order. */
export const textOf = (listed: ReadonlyMap<Id, ListedReseller>): string =>
  [...listed.values()]
    .map(({ id, name, partnerId, country }) => JSON.stringify([id, name, partnerId, country]))
    .toSorted()
    .join('\n');
