import type { Inbound } from './inbound.ts';

/** What an activity may do here. `silence`: nothing is sent back; `no`: a polite no and nothing else. */
export type Admission = 'in' | 'silence' | 'no';

/** The hosts of Teams. Our token goes to whatever service URL we answer, so the list is exact and there are no patterns. */
const teamsHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** May our words, and the token with them, go to this address? On loopback only in local mode. */
export const isTeamsUrl = (serviceUrl: string, local: boolean): boolean => {
  const url = URL.parse(serviceUrl);
  if (!url || url.username !== '' || url.password !== '') return false;
  if (local && url.protocol === 'http:' && loopback.includes(url.hostname)) return true;
  return url.protocol === 'https:' && url.port === '' && teamsHosts.includes(url.hostname);
};

/**
 * Decides who gets in, after the token was checked: the token covers neither tenant nor person, and lets an activity without a
 * service URL pass.
 */
export const admit = (inbound: Inbound, house: { tenantId: string; local: boolean }): Admission => {
  if (inbound.channelId !== 'msteams') return 'silence';
  if (!isTeamsUrl(inbound.serviceUrl, house.local)) return 'silence';
  const tenants = [inbound.conversation.tenantId, inbound.channelData?.tenant?.id].filter(
    (tenant) => tenant !== undefined,
  );
  const ours = tenants.length > 0 && tenants.every((tenant) => tenant === house.tenantId);
  return ours ? 'in' : 'no';
};
