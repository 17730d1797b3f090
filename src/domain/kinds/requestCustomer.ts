import { z } from 'zod';
import { newBusiness } from '../checks/newBusiness.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { EmailAddress, Id, Language } from '../values.ts';
import { kind } from './kind.ts';

/** What is asked when a company that uses Microsoft already is to become a reseller's customer. */
export const RequestCustomer = z.object({
  partnershipId: Id,
  company: z.string().trim().min(1).max(120),
  email: EmailAddress,
  /** Known beforehand, it makes the acceptance certain to be recognised. */
  domain: z.string().trim().toLowerCase().max(250).optional(),
  /** Customers of ours that are called so and are others, as the asker saw; absent: whoever is there at the first look. */
  known: z.array(Id).max(20).optional(),
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(8_000),
  language: Language,
  /** Behind which the customer accepts: Partner Center's own, for this reseller. */
  link: z.url(),
});
export type RequestCustomer = z.infer<typeof RequestCustomer>;

/** A company is asked, by mail, to accept a reseller; acceptance shows in the list of customers. */
export const requestCustomer = kind<RequestCustomer>({
  name: 'requestCustomer',
  input: RequestCustomer,
  about: ({ email, company, partnershipId }) => ({
    type: 'invitation',
    id: email.toLowerCase(),
    label: company,
    of: partnershipId,
  }),
  partnershipId: (input) => input.partnershipId,
  guard: ({ partnershipId, email }) =>
    `open:requestCustomer:${partnershipId}:${email.toLowerCase()}`,
  checks: [partnershipIsActive, newBusiness],
  approval: 'never',
  steps: ['acceptedByCustomer'],
  announces: [{ topic: 'customers', key: 'customerAccepted' }],
  stopWaiting: true,
  adminsFinish: false,
  looks: true,
  clock: 'invitation',
  compared: ({ email, company }) => ({ email, company }),
});
