import type { Customer } from '../customer.ts';
import { RequestCustomer } from '../kinds/requestCustomer.ts';
import { readRequest, statesUnderWay, type Request } from '../request.ts';
import { likeness } from '../sync/customerAccepted.ts';
import type { StepDoors } from './step.ts';

const mostRequests = 100;

/**
 * Has a customer that is called like the asked company perhaps come otherwise? It was created here, or another request to the same
 * reseller's customers of that name may have led to it. Then only a person can tell.
 */
export const explainedElsewhere = async (
  { store: { desk } }: Pick<StepDoors, 'store'>,
  request: Request,
  customer: Customer,
): Promise<boolean> => {
  const { partnershipId } = RequestCustomer.parse(request.input);
  const kinds = [...statesUnderWay, 'done'].map((state) => `kind:requestCustomer:${state}`);
  const [about, asked] = await Promise.all([
    desk.list({
      type: 'request',
      tags: [`about:customer:${customer.domain.toLowerCase()}`],
      order: 'desc',
      limit: mostRequests,
    }),
    desk.list({
      type: 'request',
      tags: [`of:${partnershipId}`],
      anyOf: kinds,
      order: 'desc',
      limit: mostRequests,
    }),
  ]);
  return (
    about.map(readRequest).some((one) => createsIt(one, customer)) ||
    asked.map(readRequest).some((one) => one.id !== request.id && mayMeanIt(one, customer))
  );
};

const createsIt = ({ kind, state, placed }: Request, { id }: Customer): boolean =>
  kind === 'addCustomer' && (placed?.customerId === id || statesUnderWay.includes(state));

const mayMeanIt = ({ state, input, learned }: Request, customer: Customer): boolean => {
  if (state === 'done') return learned.customerId === customer.id;
  const { data } = RequestCustomer.safeParse(input);
  return data !== undefined && likeness(data, customer) === 'certain';
};
