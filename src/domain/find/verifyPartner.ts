import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readPartnership, type Partnership } from '../partnership.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import { normalised, searchWords } from '../search.ts';
import type { PartnerVerdict } from '../subscriptionForms.ts';
import { PartnerId } from '../values.ts';
import { heardInTime } from './live.ts';
import { agreementVerdicts } from './orders.ts';
import { partnershipOfRecord } from './subscriptions.ts';

type Check = PartnerVerdict['checks'][number];

const mostAlike = 20;
const noSuchPartner = '3000';

/**
 * What Partner Center says of a Partner ID, asked all at once, and whether it is one of our partners. Only the ID with which a reseller
 * joined earns its incentives, so another location's is pointed to that one.
 */
export const verifyPartner =
  (doors: Doors): Find['verifyPartner'] =>
  async (partnerId) => {
    const { partnerCenter } = doors;
    const [profile, agreement, validation, partnership] = await Promise.all([
      heardInTime(doors, 'partnerProfile', () => partnerCenter.partnerProfile(partnerId, inTurn)),
      heardInTime(doors, 'agreement', () => partnerCenter.agreement(partnerId, inTurn)),
      heardInTime(doors, 'validateResellers', () =>
        partnerCenter.validateResellers([partnerId], inTurn),
      ),
      partnershipOfRecord(doors, partnerId),
    ]);
    const name = partnership?.name ?? (profile?.is === 'yes' ? profile.value.name : undefined);
    return {
      partnerId,
      ...(name !== undefined && { name }),
      checks: [existsCheck(profile), agreementCheck(agreement), validationCheck(validation)].concat(
        partnership ? partnershipCheck(partnership) : await strangerCheck(doors, name),
      ),
    };
  };

type Heard<Name extends 'partnerProfile' | 'agreement' | 'validateResellers'> = Awaited<
  ReturnType<typeof heardInTime<ValueOf<Name>>>
>;
type ValueOf<Name extends 'partnerProfile' | 'agreement' | 'validateResellers'> = Extract<
  Awaited<ReturnType<Doors['partnerCenter'][Name]>>,
  { is: 'yes' }
>['value'];

const existsCheck = (profile: Heard<'partnerProfile'>): Check => {
  const name = 'exists';
  if (profile?.is === 'yes') return { name, state: 'fine' };
  return profile?.no.code === noSuchPartner
    ? { name, state: 'wrong', code: noSuchPartner }
    : { name, state: 'unknown' };
};

const agreementCheck = (heard: Heard<'agreement'>): Check => {
  const name = 'agreement';
  if (!heard) return { name, state: 'unknown' };
  if (heard.is === 'yes')
    return heard.value.signed
      ? { name, state: 'fine' }
      : { name, state: 'wrong', code: heard.value.code ?? '2203' };
  return agreementVerdicts.test(heard.no.code)
    ? { name, state: 'wrong', code: heard.no.code }
    : { name, state: 'unknown' };
};

const validationCheck = (heard: Heard<'validateResellers'>): Check => {
  const name = 'validation';
  const own = heard?.is === 'yes' ? heard.value[0] : undefined;
  if (!own) return { name, state: 'unknown' };
  return own.valid ? { name, state: 'fine' } : { name, state: 'wrong', code: own.code ?? '900400' };
};

const partnershipCheck = ({ state, hold, name: reseller }: Partnership): Check => {
  const name = 'partnership';
  const wrong = (code: string, values: Record<string, string> = {}): Check => ({
    name,
    state: 'wrong',
    code,
    values: { reseller, ...values },
  });
  if (state === 'removed') return wrong('partnershipNotActive');
  if (state === 'closing') return wrong('partnershipClosing');
  if (hold) return wrong('onHold', { reason: hold.reason, by: hold.by.name });
  return { name, state: 'fine' };
};

/** No partner of ours has this ID; one that is called the same may have joined with another. */
const strangerCheck = async ({ store }: Doors, called: string | undefined): Promise<Check> => {
  const words = searchWords(called ?? '');
  const found =
    words.length === 0
      ? []
      : await store.desk.list({ type: 'partnership', tags: ['listed'], words, limit: mostAlike });
  const same = found
    .map(readPartnership)
    .find(({ name }) => normalised(name) === normalised(called ?? ''));
  const check = { name: 'partnership', state: 'wrong' } as const;
  return same
    ? {
        ...check,
        code: 'anotherLocation',
        values: { reseller: same.name, partnerId: same.partnerId },
      }
    : { ...check, code: 'notOurPartner' };
};

/** We ourselves, as who supports a customer. Our Partner ID is asked once. */
export const ownContact = (
  doors: Doors,
  { providerId, providerName }: { providerId: string; providerName: string },
): Find['ownContact'] => {
  let known: PartnerId | undefined;
  return async () => {
    if (known === undefined) {
      const heard = await heardInTime(doors, 'partnerProfile', () =>
        doors.partnerCenter.partnerProfile(undefined, inTurn),
      );
      known = heard?.is === 'yes' ? PartnerId.safeParse(heard.value.partnerId).data : undefined;
    }
    return known === undefined
      ? undefined
      : { id: providerId.toLowerCase(), partnerId: known, name: providerName };
  };
};
