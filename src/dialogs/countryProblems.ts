import type { FormState } from '../domain/forms.ts';
import type { CountryRules } from '../domain/partnerCenter.ts';
import { fits } from './rulePattern.ts';

type Values = Readonly<Record<string, string>>;
type Problem = FormState['problems'][string];
type Found = Problem | undefined;

/** What a country demands of a customer and is not met by what was typed, by input. */
export const countryProblems = (rules: CountryRules, values: Values): FormState['problems'] => {
  const found: Record<string, Found> = {
    state: stateProblem(rules, values.state ?? ''),
    postalCode: postalProblem(rules, values.postalCode ?? ''),
    phone: phoneProblem(rules, values.phone ?? ''),
    registrationNumber: registrationProblem(rules, values.registrationNumber ?? ''),
    culture: rules.cultures.includes(values.culture ?? '') ? undefined : { code: 'pickOne' },
  };
  if (rules.cultures.length === 0) delete found.culture;
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, problem]) => (problem ? [[name, problem]] : [])),
  );
};

const stateProblem = ({ states, stateRequired, country }: CountryRules, text: string): Found => {
  if (text === '') return stateRequired ? { code: 'required' } : undefined;
  const known = states.length === 0 || states.includes(text.toUpperCase());
  return known ? undefined : { code: 'stateUnknown', values: { country } };
};

const postalProblem = (
  { postalCodeRequired, postalCodePattern, country }: CountryRules,
  text: string,
): Found => {
  if (text === '') return postalCodeRequired ? { code: 'required' } : undefined;
  const wrong = postalCodePattern !== undefined && fits(text, postalCodePattern) === false;
  return wrong ? { code: 'postalCodeBad', values: { country } } : undefined;
};

const phoneProblem = (
  { phoneRequired, phonePattern, country }: CountryRules,
  text: string,
): Found => {
  if (text === '') return phoneRequired ? { code: 'phoneMissing', values: { country } } : undefined;
  const wrong = phonePattern !== undefined && fits(text, phonePattern) === false;
  return wrong ? { code: 'phoneBad', values: { country } } : undefined;
};

const registrationProblem = (
  { registrationNumber, registrationPattern, registrationSample, country }: CountryRules,
  text: string,
): Found => {
  const values = { country, sample: registrationSample ?? '' };
  if (text === '')
    return registrationNumber === 'required' ? { code: 'registrationMissing', values } : undefined;
  if (registrationNumber === 'none') return { code: 'registrationNotAllowed', values };
  const wrong = registrationPattern !== undefined && fits(text, registrationPattern) === false;
  return wrong ? { code: 'registrationBad', values } : undefined;
};
