import { z } from 'zod';
import { changeWords } from '../cards/changeWords.ts';
import { changeProblem, licencesProblem, type ChangeProblem } from '../domain/changeChecks.ts';
import type { ChangeRoom } from '../domain/changeRoom.ts';
import type { Renewal } from '../domain/customer.ts';
import { Change } from '../domain/kinds/changeSubscription.ts';
import { Plan } from '../domain/order.ts';
import { renewalOf } from '../domain/renewals.ts';
import { Id } from '../domain/values.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Kept, Reading } from './conversation.ts';
import { licenceNumber } from './licenceNumber.ts';

/** What shall be changed, of which subscription. */
export const Chosen = z.object({ of: Id, change: Change });
export type Chosen = z.infer<typeof Chosen>;

/** Reads what shall be changed: a choice with what belongs to it, or a typed number of licences. */
export const readChange = (asking: Asking, given: Given, kept: Kept, room: ChangeRoom): Reading => {
  if ('text' in given) return readText(asking, given.text, kept, room);
  const inputs = Object.fromEntries(
    Object.entries(given.inputs).map(([name, text]) => [name, text.trim()]),
  );
  return readInputs(asking, inputs, room);
};

const readText = (asking: Asking, text: string, kept: Kept, room: ChangeRoom): Reading => {
  const quantity = licenceNumber(text, room.subscription.quantity);
  if (quantity === undefined) return clicksOnly('change', { ...kept });
  const reading = readInputs(asking, { change: 'licences', quantity: String(quantity) }, room);
  return reading.is === 'again' ? { ...reading, understood: true } : reading;
};

const readInputs = (asking: Asking, inputs: Kept, room: ChangeRoom): Reading => {
  const read = changeIn(inputs, room);
  const problem = 'code' in read ? read : changeProblem(room, read);
  if (problem) return again(problem, inputs);
  const answer: Chosen = { of: room.subscription.id, change: read as Change };
  const text = changeWords(asking, answer.change, room.subscription);
  return { is: 'answer', answer, facts: [{ field: 'change', text }] };
};

/** What cannot be had now is offered as a change at renewal, with the number kept. */
const again = ({ input, code, values }: ChangeProblem, inputs: Kept): Reading => ({
  is: 'again',
  problems: { [input]: { code, values } },
  values: { ...inputs, ...(code === 'fewerAtRenewal' && { change: 'change' }) },
});

const changeIn = (inputs: Kept, room: ChangeRoom): Change | ChangeProblem => {
  const { subscription } = room;
  const { quantity: was, status } = subscription;
  const { change = '', quantity = '' } = inputs;
  const number = quantity === '' ? undefined : licenceNumber(quantity, was);
  if (quantity !== '' && (number === undefined || number < 1))
    return wrong('quantity', 'quantityWrong');
  switch (change) {
    case 'licences':
      return licencesIn(number, room);
    case 'cancel':
      return { do: 'cancel', was, status };
    case 'renew':
    case 'end':
    case 'extend':
      return atEnd({ how: change }, room);
    case 'change':
      return changedRenewal(number, inputs.plan ?? '', room);
    default:
      // Whoever fills in another number and chooses nothing means the licences.
      return number !== undefined && number !== was && room.licences
        ? licencesIn(number, room)
        : wrong('change', 'pickOne');
  }
};

const wrong = (input: ChangeProblem['input'], code: string): ChangeProblem => ({
  input,
  code,
  values: {},
});

const licencesIn = (quantity: number | undefined, room: ChangeRoom): Change | ChangeProblem => {
  const { quantity: was, status } = room.subscription;
  if (quantity === undefined) return wrong('quantity', 'required');
  return licencesProblem(room, quantity) ?? { do: 'licences', was, status, quantity };
};

const atEnd = (renewal: Renewal, { subscription }: ChangeRoom): Change => ({
  do: 'renewal',
  renewal,
  before: renewalOf(subscription),
});

const changedRenewal = (
  quantity: number | undefined,
  planText: string,
  room: ChangeRoom,
): Change | ChangeProblem => {
  const [term, billingCycle] = planText.split('/');
  const plan = planText === '' ? undefined : Plan.safeParse({ term, billingCycle }).data;
  if (planText !== '' && !plan) return wrong('plan', 'pickOne');
  const now = room.subscription;
  const samePlan = plan?.term === now.termDuration && plan?.billingCycle === now.billingCycle;
  const how = 'change' as const;
  return atEnd(
    {
      how,
      ...(quantity !== undefined && quantity !== now.quantity && { quantity }),
      ...(plan && !samePlan && plan),
    },
    room,
  );
};
