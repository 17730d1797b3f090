import type { Finding, Facts } from '../checks/check.ts';
import { linesFit } from '../checks/linesFit.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { factsFor } from '../facts.ts';
import { kinds } from '../kinds/index.ts';
import { domainOf } from '../order.ts';
import type { CountryRules } from '../partnerCenter.ts';
import type { Partnership } from '../partnership.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import { readRequest, requestDocId } from '../request.ts';
import { later } from '../time.ts';
import type { Id, Moment } from '../values.ts';
import type { CheckState } from '../customerViews.ts';
import { heardInTime } from './live.ts';

const rulesGoodForHours = 24;
/** Codes that say something about the reseller (contract, agreement status): not numeric, unknown, other region, unsigned, no reseller. */
export const agreementVerdicts = /^(2000|220[0-6])$/;

/** The demands of a country, kept in memory for a day. */
export const countryRules = (doors: Doors): Find['countryRules'] => {
  const kept = new Map<string, { rules: CountryRules; until: Moment }>();
  return async (country) => {
    const now = doors.clock.now();
    const known = kept.get(country);
    if (known && known.until > now) return known.rules;
    const answer = await heardInTime(doors, 'countryRules', () =>
      doors.partnerCenter.countryRules(country, inTurn),
    );
    // Rules of yesterday are better than none: Partner Center checks in the end.
    if (answer?.is !== 'yes') return known?.rules;
    kept.set(country, { rules: answer.value, until: later(now, { hours: rulesGoodForHours }) });
    return answer.value;
  };
};

/** Partner Center's opinion of an address. */
export const addressOpinion =
  (doors: Doors): Find['addressOpinion'] =>
  async (address) => {
    const answer = await heardInTime(doors, 'checkAddress', () =>
      doors.partnerCenter.checkAddress(address, inTurn),
    );
    return answer?.is === 'yes' ? answer.value : { verdict: 'unknown', suggestions: [] };
  };

/** The checks before an order, as far as is known what is ordered for whom; Partner Center is asked live. */
export const orderChecks =
  (doors: Doors): Find['orderChecks'] =>
  async (ask) => {
    const input = inputOf(ask);
    const kind = ask.customerId === undefined ? kinds.addCustomer : kinds.addSubscription;
    const facts = await factsFor(doors, kind, input, ask.self ?? '');
    const { partnership } = facts;
    const [agreement, validation, domain] = await Promise.all([
      partnership && agreementState(doors, partnership),
      partnership && validationState(doors, partnership),
      ask.prefix && domainState(doors, domainOf(ask.prefix), ask.self),
    ]);
    return [
      stateOf('partnership', partnershipIsActive(input, facts)),
      stateOf('hold', newBusiness(input, facts)),
      ...[agreement, validation, domain].filter((state) => typeof state === 'object'),
      ...(ask.lines ? [linesState(input, facts)] : []),
    ];
  };

type Asked = Parameters<Find['orderChecks']>[0];

/** As much of an order as is known, of either kind; what is not known yet is empty, and finds nothing. */
const inputOf = ({
  partnershipId,
  customerId = '',
  prefix = '',
  country = '',
  segment,
  lines = [],
}: Asked) => ({
  partnershipId,
  customer: { id: customerId, name: '', domain: '', prefix, country },
  country,
  segment,
  lines,
});

const stateOf = (name: CheckState['name'], finding: Finding | undefined): CheckState =>
  finding ? { name, state: 'wrong', finding } : { name, state: 'fine' };

const linesState = (input: ReturnType<typeof inputOf>, facts: Facts): CheckState =>
  facts.catalogueKnown
    ? stateOf('lines', linesFit(input, facts))
    : { name: 'lines', state: 'unknown' };

const wrong = (code: string, values: Record<string, string>): Finding => ({
  code,
  weight: 'stops',
  values,
});

const agreementState = async (
  doors: Doors,
  { partnerId, name: reseller }: Partnership,
): Promise<CheckState> => {
  const name = 'agreement';
  const answer = await heardInTime(doors, name, () =>
    doors.partnerCenter.agreement(partnerId, inTurn),
  );
  const notSigned = (code = ''): CheckState =>
    stateOf(name, wrong('agreementNotSigned', { reseller, partnerId, code }));
  if (answer?.is === 'yes')
    return answer.value.signed ? stateOf(name, undefined) : notSigned(answer.value.code);
  return answer && agreementVerdicts.test(answer.no.code)
    ? notSigned(answer.no.code)
    : { name, state: 'unknown' };
};

const validationState = async (
  doors: Doors,
  { partnerId, name: reseller }: Partnership,
): Promise<CheckState> => {
  const name = 'validation';
  const answer = await heardInTime(doors, 'validateResellers', () =>
    doors.partnerCenter.validateResellers([partnerId], inTurn),
  );
  const own = answer?.is === 'yes' && answer.value.find((one) => one.partnerId === partnerId);
  if (!own) return { name, state: 'unknown' };
  const values = { reseller, partnerId, code: own.code ?? '' };
  return stateOf(name, own.valid ? undefined : wrong('validationFailed', values));
};

const domainState = async (
  doors: Doors,
  domain: string,
  self: Id | undefined,
): Promise<CheckState> => {
  const name = 'domain';
  if (self && (await hasTaken(doors, domain, self))) return { name, state: 'fine' };
  const answer = await heardInTime(doors, 'domainTaken', () =>
    doors.partnerCenter.domainTaken(domain, inTurn),
  );
  if (answer?.is !== 'yes') return { name, state: 'unknown' };
  return stateOf(name, answer.value.taken ? wrong('domainTaken', { domain }) : undefined);
};

/** Did this very request create the customer that has the domain? */
const hasTaken = async ({ store }: Doors, domain: string, self: Id): Promise<boolean> => {
  const found = await store.desk.read(requestDocId(self));
  const request = found && readRequest(found);
  return request?.placed?.customerId !== undefined && request.about.id === domain;
};
