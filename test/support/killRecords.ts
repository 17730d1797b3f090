import type { Portal } from '../story/portal.ts';

interface Entry {
  resourceType: string;
  operationType: string;
}

/** What Partner Center has written down of a customer since it was added, newest first: which operations on resources of this kind. */
export const recordsOf = async (
  portal: Portal,
  customerId: string,
  resourceType: string,
): Promise<string[]> => {
  const filter = JSON.stringify({ Field: 'CustomerId', Value: customerId, Operator: 'equals' });
  const path = `/v1/auditrecords?size=500&filter=${encodeURIComponent(filter)}`;
  const found = await portal.reads(path);
  return ((found?.items ?? []) as Entry[])
    .filter((entry) => entry.resourceType === resourceType)
    .map(({ operationType }) => operationType);
};

/** The calls of this kind that Partner Center got since it was told to forget the earlier ones. */
export const callsOf = async (portal: Portal, method: string, path: string): Promise<number> =>
  (await portal.calls()).filter((call) => call.startsWith(`${method} ${path}`)).length;
