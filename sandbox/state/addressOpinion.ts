import { countryRules } from './countries.ts';
import type { Address } from './customers.ts';

/** What the address service thinks of an address; `suggestedAddresses` are better ones, three at most. */
export interface AddressOpinion {
  status:
    | 'VerifiedShippable'
    | 'Verified'
    | 'InteractionRequired'
    | 'StreetPartial'
    | 'PremisesPartial'
    | 'Multiple'
    | 'None'
    | 'NotValidated';
  suggestedAddresses: Address[];
  validationMessage?: string;
}

// Cities whose postal codes the sandbox knows: how they begin, and the one to suggest.
const cities: Record<string, [string, string]> = {
  'US|redmond': ['98052', '98052'],
  'US|seattle': ['981', '98101'],
  'US|new york': ['100', '10001'],
  'US|chicago': ['606', '60601'],
  'CA|toronto': ['M', 'M5H 2N2'],
  'CA|vancouver': ['V', 'V6B 1A1'],
  'GB|london': ['', 'EC1A 1BB'],
  'DE|berlin': ['1', '10115'],
  'FR|paris': ['75', '75001'],
  'JP|tokyo': ['1', '100-0001'],
  'IN|mumbai': ['400', '400001'],
};
const checkedStates = ['US', 'CA', 'CN', 'MX'];

/** Judges an address by a few plain rules, so that every status can be had on purpose; they are listed in docs/sandbox.md. */
export function opinionOf(address: Address): AddressOpinion {
  const { addressLine1: street, country, postalCode = '', state = '' } = address;
  const rules = countryRules(country);
  if (rules === undefined)
    return nothing('NotValidated', 'Addresses of this country are not validated.');
  if (/no such street/i.test(street)) return nothing('None', 'The address was not found.');
  if (checkedStates.includes(country) && !rules.supportedStatesList.includes(state))
    return nothing('None', 'The state does not belong to the country.');
  const code = codeFor(address);
  if (code !== undefined) return better('InteractionRequired', [{ ...address, postalCode: code }]);
  if (rules.postalCodeRegex && !new RegExp(rules.postalCodeRegex).test(postalCode))
    return nothing('None', 'The postal code does not fit the country.');
  if (/^(p\.? ?o\.? ?box|postfach)\b/i.test(street)) return better('Verified', [address]);
  return streetOpinion(address, street);
}

function streetOpinion(address: Address, street: string): AddressOpinion {
  const instead = (lines: string[]) => lines.map((addressLine1) => ({ ...address, addressLine1 }));
  if (!/\p{Nd}|[一二三四五六七八九十]+号|\bone\b/iu.test(street))
    return better('StreetPartial', instead(numbered(street)));
  if (/\b(suite|floor|unit)$/i.test(street))
    return better('PremisesPartial', instead(['1', '2', '3'].map((each) => `${street} ${each}`)));
  if (/^\d+ main$/i.test(street))
    return better(
      'Multiple',
      instead(['Street', 'Avenue', 'Road'].map((each) => `${street} ${each}`)),
    );
  return better('VerifiedShippable', [address]);
}

// The number stands behind the name where the street is written in Chinese or Japanese.
function numbered(street: string): string[] {
  const eastern = /\p{Script=Han}/u.test(street);
  return [1, 10, 100].map((number) => (eastern ? `${street}${number}号` : `${number} ${street}`));
}

/** The postal code that this city should have; undefined when the one given will do, or the city is not known. */
function codeFor({ country, city, postalCode = '' }: Address): string | undefined {
  const known = cities[`${country}|${city.toLowerCase()}`];
  if (known === undefined) return undefined;
  const [beginning, suggested] = known;
  return postalCode !== '' && postalCode.toUpperCase().startsWith(beginning)
    ? undefined
    : suggested;
}

function better(status: AddressOpinion['status'], suggestedAddresses: Address[]): AddressOpinion {
  return { status, suggestedAddresses };
}

function nothing(status: AddressOpinion['status'], validationMessage: string): AddressOpinion {
  return { status, suggestedAddresses: [], validationMessage };
}
