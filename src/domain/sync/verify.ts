import { partnershipDocId, readPartnership, type Verified } from '../partnership.ts';
import { later } from '../time.ts';
import type { Id } from '../values.ts';
import { asked, type Heard, type Stopped, type SyncDoors } from './doors.ts';
import { changePartnership } from './writing.ts';

/** Codes that say something about the reseller (contract, agreement status): not numeric, unknown, other region, unsigned, no reseller. */
const verdicts = /^(2000|220[0-6])$/;

/**
 * Asks whether a reseller has signed the agreement and may be used as partner of record, and keeps both with it.
 * @param olderThanMinutes asks only for what is older; 0 asks in any case
 * @returns how many calls it took
 */
export const verifyReseller = async (
  doors: SyncDoors,
  partnershipId: Id,
  olderThanMinutes = 0,
): Promise<{ is: 'done'; calls: number } | Stopped> => {
  const { store, clock } = doors;
  const found = await store.desk.read(partnershipDocId(partnershipId));
  if (!found) return { is: 'done', calls: 0 };
  const { partnerId, agreement, validation, state } = readPartnership(found);
  if (state === 'removed') return { is: 'done', calls: 0 };
  const fresh = later(clock.now(), { minutes: -olderThanMinutes });
  const isFresh = (known: Verified | undefined) =>
    olderThanMinutes > 0 && known !== undefined && known.asOf > fresh;
  const learned: { agreement?: Verified; validation?: Verified } = {};
  let calls = 0;
  let stopped: Stopped | undefined;
  if (!isFresh(agreement)) {
    calls += 1;
    const heard = await agreementOf(doors, partnerId);
    if (heard.is === 'yes') learned.agreement = heard.value;
    else stopped = heard;
  }
  if (!isFresh(validation) && stopped?.is !== 'busy') {
    calls += 1;
    const heard = await validationOf(doors, partnerId);
    if (heard.is === 'yes') learned.validation = heard.value ?? validation;
    else stopped = heard;
  }
  if (learned.agreement || learned.validation) {
    await changePartnership(store.desk, partnershipId, (kept) =>
      kept.partnerId === partnerId ? { ...kept, ...learned } : undefined,
    );
  }
  return stopped ?? { is: 'done', calls };
};

const agreementOf = async (doors: SyncDoors, partnerId: string): Promise<Heard<Verified>> => {
  const asOf = doors.clock.now();
  const heard = await asked(doors.log, 'agreement', () => doors.partnerCenter.agreement(partnerId));
  if (heard.is === 'yes') {
    const { signed: ok, code } = heard.value;
    return { is: 'yes', value: { ok, ...(code !== undefined && !ok && { code }), asOf } };
  }
  const code = heard.is === 'failed' ? heard.no?.code : undefined;
  return code !== undefined && verdicts.test(code)
    ? { is: 'yes', value: { ok: false, code, asOf } }
    : heard;
};

const validationOf = async (
  doors: SyncDoors,
  partnerId: string,
): Promise<Heard<Verified | undefined>> => {
  const asOf = doors.clock.now();
  const heard = await asked(doors.log, 'validateResellers', () =>
    doors.partnerCenter.validateResellers([partnerId]),
  );
  if (heard.is !== 'yes') return heard;
  const result = heard.value.find((one) => one.partnerId === partnerId);
  if (!result) return { is: 'yes', value: undefined };
  const { valid: ok, code } = result;
  return { is: 'yes', value: { ok, ...(code !== undefined && !ok && { code }), asOf } };
};
