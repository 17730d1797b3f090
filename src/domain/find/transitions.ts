import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import type { TransitionChoice } from '../partnerCenterChanges.ts';
import type { UpgradeChoice } from '../upgradeChecks.ts';
import type { Country } from '../values.ts';
import { offerOf } from './changes.ts';
import { heardInTime } from './live.ts';
import { countryOf } from './owned.ts';

/** What a subscription can become now, and for which terms that is sold; undefined: Partner Center did not say so in time. */
export const transitionChoices =
  (doors: Doors): Find['transitionChoices'] =>
  async ({ customerId, id }) => {
    const [answer, country] = await Promise.all([
      heardInTime(doors, 'transitionChoices', () =>
        doors.partnerCenter.transitionChoices(customerId, id, inTurn),
      ),
      countryOf(doors)(customerId),
    ]);
    const items = answer?.is === 'yes' ? answer.value.items : undefined;
    return items && Promise.all(items.map((choice) => withPlans(doors, choice, country)));
  };

const withPlans = async (
  doors: Doors,
  choice: TransitionChoice,
  country: Country | undefined,
): Promise<UpgradeChoice> => {
  const [productId, skuId] = choice.catalogItemId.split(':');
  const offer = country && (await offerOf(doors, { productId, skuId }, country));
  return offer ? { ...choice, plans: offer.plans } : choice;
};
