import type { Message } from '../support/connector.ts';
import { asks, goesOn } from './hearing.ts';
import type { Stage } from './stage.ts';

/** Alex asks for a removal, without a mistake, and gets the request's card. */
export const asksForRemoval = async (
  { alex, channel }: Stage,
  name: string,
  reason: string,
): Promise<{ mine: Message; decision: Message }> => {
  const impact = await asks(alex, `remove partnership ${name}`, 'What stays');
  const confirm = await goesOn(alex, impact, 'Next', 'Reason (the approver will read it)');
  const mine = await goesOn(alex, confirm, 'Yes', 'Waiting for approval', {
    in_notice: 'notRequired',
    in_reason: reason,
    in_representation: 'true',
  });
  return { mine, decision: await channel.card(`“${reason}”`) };
};
