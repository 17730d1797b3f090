import type { Facts, Finding } from './checks/check.ts';
import type { Kind } from './kinds/kind.ts';
import { partnershipDocId, readPartnership } from './partnership.ts';
import type { Store } from './ports.ts';
import { readRequest } from './request.ts';
import type { Id } from './values.ts';

const enough = 50;

/** The only place that gathers what checks need. `self` is the request that is being checked: it is not its own obstacle. */
export const factsFor = async (
  store: Store,
  kind: Kind,
  input: unknown,
  self: Id,
): Promise<Facts> => {
  const partnershipId = kind.partnershipId?.(input);
  const partnerId = partnerIdOf(input);
  const [found, open, same] = await Promise.all([
    partnershipId ? store.desk.read(partnershipDocId(partnershipId)) : undefined,
    partnershipId
      ? store.desk.list({ type: 'request', tags: [`about:${partnershipId}:open`], limit: enough })
      : [],
    partnerId
      ? store.desk.list({ type: 'partnership', tags: [`partnerId:${partnerId}`], limit: enough })
      : [],
  ]);
  return {
    partnership: found && readPartnership(found),
    openRequests: open.map(readRequest).filter((one) => one.id !== self),
    samePartnerId: same.map(readPartnership),
  };
};

const partnerIdOf = (input: unknown): string | undefined => {
  if (typeof input !== 'object' || input === null || !('partnerId' in input)) return undefined;
  return typeof input.partnerId === 'string' ? input.partnerId : undefined;
};

/** What the kind's checks find. */
export const findingsFor = (kind: Kind, input: unknown, facts: Facts): Finding[] =>
  kind.checks.map((check) => check(input, facts)).filter((finding) => finding !== undefined);
