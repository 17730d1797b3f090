import { EmailAddress, Language } from '../domain/values.ts';
import type { CustomerRow } from '../domain/customerViews.ts';
import type { FormState } from '../domain/forms.ts';
import { say } from '../locales/index.ts';
import type { Asking, Given, Question, Reading } from './conversation.ts';
import { askedBefore, resellerToAccept, Whom } from './customerAsked.ts';
import { chosenReseller } from './pickReseller.ts';

type Values = Record<string, string>;

const mostCompany = 120;
const domainPattern = /^(?=.{4,250}$)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** Which company? Our own customers that may be it are said beforehand: nobody is asked for what is there. */
export const customerToAsk: Question = {
  name: 'whom',
  known: async (asking) => {
    const sent = await askedBefore(asking);
    return sent && Whom.parse(sent);
  },
  ask: async (asking, state) => {
    const partnership = await resellerToAccept(asking);
    if ('view' in partnership) return partnership;
    const ours = await oursLike(asking, state.values);
    return {
      form: 'customerToAsk',
      ...state,
      values: { ...state.values, language: state.values.language ?? asking.language },
      partnership,
      languages: Language.options,
      ours,
      certain: isCertain(asking, ours, state.values),
    };
  },
  read: async (asking, given) => {
    const values = cleaned(given);
    if ('text' in given) return { is: 'again', problems: {}, values, understood: true };
    const problems = fieldProblems(values);
    if (Object.keys(problems).length > 0) return { is: 'again', problems, values };
    const ours = await oursLike(asking, values);
    const found = await inTheWay(asking, values, ours, given.pick);
    return Object.keys(found).length > 0
      ? { is: 'again', problems: found, values }
      : answered(asking, values, ours);
  },
};

/** What was sent, without blanks that nobody meant. Typed text fills in what it looks like. */
const cleaned = (given: Given): Values => {
  const inputs = 'text' in given ? inputOf(given.text) : given.inputs;
  const plain = Object.entries(inputs).map(([name, text]): [string, string] => [
    name,
    text.toWellFormed().replace(/\s+/gu, ' ').trim(),
  ]);
  const values = Object.fromEntries(plain);
  return values.domain === undefined ? values : { ...values, domain: domainIn(values.domain) };
};

const inputOf = (text: string): Values => {
  const typed = text.trim();
  if (EmailAddress.safeParse(typed).success) return { email: typed };
  return domainPattern.test(typed) ? { domain: typed } : { company: typed.slice(0, mostCompany) };
};

/** The domain in what people paste: an address of a page or a mailbox. */
const domainIn = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/\/.*$/u, '')
    .replace(/^.*@/u, '');

const fieldProblems = ({
  company = '',
  email = '',
  domain = '',
}: Values): FormState['problems'] => {
  const codes = {
    company: company === '' ? 'required' : company.length > mostCompany ? 'tooLong' : undefined,
    email:
      email === '' ? 'required' : EmailAddress.safeParse(email).success ? undefined : 'emailBad',
    domain: domain === '' || domainPattern.test(domain) ? undefined : 'domainBad',
  };
  return Object.fromEntries(
    Object.entries(codes).flatMap(([name, code]) => (code ? [[name, { code }]] : [])),
  );
};

/** Somebody was asked already, or the company may be a customer of ours. */
const inTheWay = async (
  asking: Asking,
  values: Values,
  ours: readonly CustomerRow[],
  pick: string,
): Promise<FormState['problems']> => {
  const email = values.email ?? '';
  const before = await asking.desk.find.customerAsked(chosenReseller(asking), email);
  const [first] = ours;
  if (before && before.requestId !== asking.draftId)
    return {
      email: {
        code: 'alreadyInvited',
        values: { email, by: before.by.name, at: before.at },
      },
    };
  if (!first) return {};
  const named = { customer: first.customer.name };
  if (isCertain(asking, ours, values)) return { domain: { code: 'customerOurs', values: named } };
  return pick === 'anyway' ? {} : { company: { code: 'customerCalledSo', values: named } };
};

/** Our own customers that may be the company: the one with its domain, else those that are called alike. */
const oursLike = async (
  { desk }: Asking,
  { company = '', domain = '' }: Values,
): Promise<readonly CustomerRow[]> => {
  if (company === '') return [];
  const alike = await desk.find.similarCustomers(company, domain.split('.')[0]);
  const owner = alike.filter(({ customer }) => customer.domain.toLowerCase() === domain);
  return owner.length > 0 ? owner : alike;
};

/** The reseller has the very customer that would be asked. */
const isCertain = (asking: Asking, [first]: readonly CustomerRow[], { domain }: Values): boolean =>
  first?.customer.domain.toLowerCase() === domain &&
  first?.customer.resellerId === chosenReseller(asking);

const answered = (asking: Asking, values: Values, ours: readonly CustomerRow[]): Reading => {
  const { company, email, domain } = values;
  const language = Language.safeParse(values.language).data ?? asking.language;
  const known = ours.map(({ customer }) => customer.id);
  const answer: Whom = Whom.parse({ company, email, known, language, ...(domain && { domain }) });
  return {
    is: 'answer',
    answer,
    facts: [
      { field: 'company', text: answer.company },
      { field: 'email', text: answer.email },
      ...(answer.domain ? [{ field: 'domain', text: answer.domain }] : []),
      { field: 'language', text: say(asking.language, `language.${language}`) },
    ],
  };
};
