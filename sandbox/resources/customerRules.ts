import type { Answer } from '../http/answer.ts';
import { refusal } from '../http/answer.ts';
import type { CountryRules } from '../state/countryRules.ts';
import { countryRules } from '../state/countries.ts';
import type { NewCustomerBody } from './newCustomer.ts';

/** What is wrong with a new customer by the rules of its country; undefined when nothing is. */
export function objectionByCountry(body: NewCustomerBody): Answer | undefined {
  const { country } = body.billingprofile.defaultaddress;
  // Another cloud, with a Partner Center of its own.
  if (country === 'CN') return refusal(403, 2030, `The partner is not onboarded in ${country}.`);
  const rules = countryRules(country);
  if (rules === undefined)
    return invalid(['billingProfile.defaultAddress.country: is not supported']);
  return registrationObjection(body, rules) ?? invalid(addressFaults(body, rules));
}

/** The refusal of input that makes no sense; `data` names each field. Undefined without faults. */
export function invalid(faults: string[]): Answer | undefined {
  if (faults.length === 0) return undefined;
  return refusal(400, 800002, `Invalid request input. ${faults.join('; ')}`.slice(0, 1024), {
    data: faults,
  });
}

function registrationObjection(body: NewCustomerBody, rules: CountryRules): Answer | undefined {
  const number = body.companyprofile.organizationregistrationnumber || undefined;
  if (!rules.isTaxIdSupported) {
    const text = "Organization registration ID value isn't supported";
    return number === undefined ? undefined : refusal(400, 600002, text);
  }
  if (number === undefined)
    return refusal(400, 600049, 'Organization registration ID information is missing');
  if (!fits(number, rules.vatIdRegex)) {
    const text = `Organization registration ID information is invalid and should be of the format ${rules.vatIdRegex}`;
    return refusal(400, 600050, text);
  }
  if (body.billingprofile.defaultaddress.phoneNumber === undefined)
    return refusal(400, 600051, 'Customer phone number is missing');
  return undefined;
}

function addressFaults(body: NewCustomerBody, rules: CountryRules): string[] {
  const { defaultaddress: address, culture } = body.billingprofile;
  const { state = '', postalCode = '', phoneNumber = '' } = address;
  const at = (name: string) => `billingProfile.defaultAddress.${name}`;
  const faults: string[] = [];
  if (rules.isCityRequired && address.city === '') faults.push(`${at('city')}: is required`);
  if (rules.isStateRequired && !rules.supportedStatesList.includes(state))
    faults.push(`${at('state')}: must be one of the country's states`);
  if (rules.isPostalCodeRequired && !fits(postalCode, rules.postalCodeRegex))
    faults.push(`${at('postalCode')}: must match ${rules.postalCodeRegex}`);
  if (!fits(phoneNumber, rules.phoneNumberRegex))
    faults.push(`${at('phoneNumber')}: must match ${rules.phoneNumberRegex}`);
  const cultures = rules.supportedCulturesList.map((each) => each.toLowerCase());
  if (!cultures.includes(culture.toLowerCase()))
    faults.push(`billingProfile.culture: must be one of ${rules.supportedCulturesList.join(', ')}`);
  return faults;
}

function fits(value: string, expression: string | undefined): boolean {
  return expression === undefined || new RegExp(expression).test(value);
}
