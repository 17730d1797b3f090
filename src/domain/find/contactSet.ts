import type { Customer, SupportContact } from '../customer.ts';
import type { Doors } from '../doors.ts';
import { partnershipById } from './resellers.ts';

/** Who was set for a customer's new-commerce subscriptions, if anybody was; whoever is no partner any more answers no questions. */
export const contactSet = async (
  doors: Doors,
  { support }: Pick<Customer, 'support'>,
): Promise<SupportContact | undefined> => {
  const partnership = support && (await partnershipById(doors)(support.id));
  return partnership?.state === 'removed' ? undefined : support;
};
