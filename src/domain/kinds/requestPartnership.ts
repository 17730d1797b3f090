import { z } from 'zod';
import { notOnHold } from '../checks/notOnHold.ts';
import { notPartnerYet } from '../checks/notPartnerYet.ts';
import { Country, EmailAddress, Language, PartnerId } from '../values.ts';
import { kind } from './kind.ts';

/** One invitation: whom it went to, with which text. */
export const RequestPartnership = z.object({
  email: EmailAddress,
  company: z.string().trim().max(120).optional(),
  country: Country.optional(),
  partnerId: PartnerId.optional(),
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(8_000),
  language: Language,
});
export type RequestPartnership = z.infer<typeof RequestPartnership>;

/** A reseller is asked, by mail, to accept our personal link; acceptance shows in the relationships list. */
export const requestPartnership = kind<RequestPartnership>({
  name: 'requestPartnership',
  input: RequestPartnership,
  about: (input) => ({
    type: 'invitation',
    id: input.email.toLowerCase(),
    label: input.company ?? input.email,
  }),
  guard: (input) => `open:requestPartnership:${input.email.toLowerCase()}`,
  checks: [notPartnerYet, notOnHold],
  approval: 'never',
  steps: ['acceptedByReseller'],
  announces: [],
  stopWaiting: true,
  adminsFinish: false,
  looks: false,
  clock: 'invitation',
  compared: (input) => ({ email: input.email, company: input.company ?? '' }),
});
