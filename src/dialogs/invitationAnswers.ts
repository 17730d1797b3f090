import { z } from 'zod';
import { RequestPartnership } from '../domain/kinds/requestPartnership.ts';
import { isRefusal } from '../domain/refusal.ts';
import { companyKey } from '../domain/sync/matching.ts';
import { EmailAddress, PartnerId } from '../domain/values.ts';
import type { FormState } from '../domain/forms.ts';
import { say, showCountry } from '../locales/index.ts';
import type { Asking, Given, Reading } from './conversation.ts';
import { countryOf } from './countries.ts';
import { emailAddresses } from './emailAddresses.ts';

/** How many resellers can be invited in one go. */
export const mostAddresses = 50;

/** Whom an invitation goes to, and what is known of the company. */
export const Addresses = RequestPartnership.pick({
  company: true,
  country: true,
  partnerId: true,
}).extend({
  emails: z.array(EmailAddress).min(1).max(mostAddresses),
});
export type Addresses = z.infer<typeof Addresses>;

/** One invitation's address and company, as the dialog keeps them. */
export const addressesOf = (input: unknown): Addresses | undefined => {
  const read = RequestPartnership.safeParse(input).data;
  if (!read) return undefined;
  const { email, company, country, partnerId } = read;
  return {
    emails: [email],
    ...(company && { company }),
    ...(country && { country }),
    ...(partnerId && { partnerId }),
  };
};

type Problems = FormState['problems'];

/**
 * Reads the addresses, from the form or from typed text. Wrong ones and those that were invited already are named one by one; the
 * others stay in the field, so that one more click goes on with them.
 */
export const readAddresses = async (
  asking: Asking,
  given: Given,
  allow: { most: number; own?: EmailAddress },
): Promise<Reading> => {
  const inputs = 'text' in given ? { emails: given.text } : trimmed(given.inputs);
  const pasted = emailAddresses(inputs.emails ?? '');
  const [known, partner] = await Promise.all([
    asking.desk.find.invited(
      pasted.good.slice(0, mostAddresses).filter((email) => email !== allow.own),
    ),
    partnerProblem(asking, inputs.partnerId ?? ''),
  ]);
  const fresh = pasted.good.filter((email) => !known.some((one) => one.email === email));
  const country = inputs.country ? countryOf(inputs.country) : undefined;
  const problems: Problems = {
    ...emailProblems({ ...pasted, fresh, known, most: allow.most }),
    ...((inputs.company?.length ?? 0) > 120 && { company: { code: 'tooLong' } }),
    ...(inputs.country && !country && { country: { code: 'notACountry' } }),
    ...(partner && { partnerId: partner }),
  };
  if (Object.keys(problems).length > 0) {
    return { is: 'again', problems, values: { ...inputs, emails: fresh.join('\n') } };
  }
  const answer: Addresses = {
    emails: fresh,
    ...(inputs.company && { company: inputs.company }),
    ...(country && { country }),
    ...(inputs.partnerId && { partnerId: PartnerId.parse(digits(inputs.partnerId)) }),
  };
  const namesake = await partnerCalledSo(asking, answer);
  return { is: 'answer', answer, facts: [...factsOf(asking, answer), ...namesake] };
};

const trimmed = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [name, text.toWellFormed().trim()]),
  );

interface Sorted {
  good: readonly EmailAddress[];
  wrong: readonly string[];
  fresh: readonly EmailAddress[];
  known: Awaited<ReturnType<Asking['desk']['find']['invited']>>;
  most: number;
}

/** The first problem stands at the field; further ones follow it under names of their own, since one field can have several. */
const emailProblems = ({ good, wrong, fresh, known, most }: Sorted): Problems => {
  const found = [
    ...(good.length === 0 && wrong.length === 0 ? [{ code: 'required' }] : []),
    ...(wrong.length > 0 ? [{ code: 'notAnEmail', values: { wrong: listed(wrong) } }] : []),
    ...(good.length > most ? [{ code: 'tooMany', values: { max: String(most) } }] : []),
    ...invitedBefore(known),
    ...(known.length > 1 && fresh.length === 0 ? [{ code: 'nothingNew' }] : []),
  ];
  return Object.fromEntries(
    found.map((problem, index) => [index === 0 ? 'emails' : `emails.${index + 1}`, problem]),
  );
};

const mostNamed = 20;

const listed = (texts: readonly string[]): string =>
  texts.slice(0, mostNamed).join(' · ') + (texts.length > mostNamed ? ' …' : '');

/** One sentence for all that the same person invited on the same day. */
const invitedBefore = (known: Sorted['known']): Problems[string][] => {
  const groups = Map.groupBy(known, ({ by, at }) => `${by.id} ${at.slice(0, 10)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const values = {
      email: listed(group.map(({ email }) => email)),
      by: first.by.name,
      at: first.at,
    };
    return [{ code: 'alreadyInvited', values }];
  });
};

const digits = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** A Partner ID is digits; one that a partner of ours has needs no invitation. Names prove nothing, so only the id counts. */
const partnerProblem = async (
  { desk, actor }: Asking,
  text: string,
): Promise<Problems[string] | undefined> => {
  if (text === '') return undefined;
  const partnerId = PartnerId.safeParse(digits(text));
  if (!partnerId.success) return { code: 'notAPartnerId' };
  const found = await desk.find.resellers(actor, { text: partnerId.data, scope: 'all', page: 0 });
  const partner = isRefusal(found)
    ? undefined
    : found.rows.find((one) => one.partnerId === partnerId.data);
  return partner && { code: 'alreadyPartner', values: { name: partner.name } };
};

/** A name proves nothing, so a partner of the same name in the same country is only mentioned. */
const partnerCalledSo = async (
  { desk, actor, language }: Asking,
  { company, country }: Addresses,
): Promise<{ field: string; text: string }[]> => {
  if (company === undefined) return [];
  const key = companyKey(company);
  const found = await desk.find.resellers(actor, { text: key, scope: 'all', page: 0 });
  const partner = isRefusal(found)
    ? undefined
    : found.rows.find(
        (one) => companyKey(one.name) === key && (country === undefined || one.country === country),
      );
  if (!partner) return [];
  return [
    { field: 'state', text: say(language, 'problem.alreadyPartner', { name: partner.name }) },
  ];
};

const factsOf = ({ language }: Asking, { emails, company, country, partnerId }: Addresses) => [
  { field: emails.length === 1 ? 'email' : 'emails', text: emails.join(', ') },
  ...(company ? [{ field: 'company', text: company }] : []),
  ...(country ? [{ field: 'country', text: showCountry({ language }, country) }] : []),
  ...(partnerId ? [{ field: 'partnerId', text: partnerId }] : []),
];
