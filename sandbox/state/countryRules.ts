/** What Partner Center demands of customers in one country, as the API shows it. */
export interface CountryRules {
  iso2Code: string;
  defaultCulture: string;
  isStateRequired: boolean;
  supportedStatesList: string[];
  supportedLanguagesList: string[];
  supportedCulturesList: string[];
  isPostalCodeRequired: boolean;
  postalCodeRegex?: string;
  isCityRequired: boolean;
  isVatIdSupported: boolean;
  taxIdFormat?: string;
  taxIdSample?: string;
  /** Of the VAT id, or of the registration number where that one is demanded. */
  vatIdRegex?: string;
  /** Only where a phone number is demanded. */
  phoneNumberRegex?: string;
  /** A registration number is taken, and demanded unless it is optional. */
  isTaxIdSupported: boolean;
  isTaxIdOptional: boolean;
  countryCallingCodesList: string[];
  attributes: { objectType: 'CountryValidationRules' };
}

/** What differs from country to country; expressions without the signs for beginning and end. */
export interface Particulars {
  /** Two-letter codes with blanks between; a state is demanded where there are any. */
  states?: string;
  /** Besides the first one of the country and en-US. */
  cultures?: string[];
  /** In place of the languages of the cultures. */
  languages?: string[];
  /** None: the country has no postal codes. */
  postalCode?: string;
  city?: false;
  /** Expression and format of the VAT id. */
  vat?: [string, string];
  /** Expression, format and sample of the registration number, where one is demanded; then a phone number is too. */
  registration?: [string, string, string];
  /** How many digits a phone number has without the calling code, as in `{10,11}`. */
  phoneDigits?: string;
  taxIdOptional?: false;
}

/** Writes out a country's rules. */
export function rulesOf(
  iso2Code: string,
  defaultCulture: string,
  callingCode: string,
  particulars: Particulars,
): CountryRules {
  const { states, cultures = [], postalCode, vat, registration, phoneDigits } = particulars;
  const supportedCulturesList = [...new Set([defaultCulture, ...cultures, 'en-US'])];
  const [taxIdRegex, taxIdFormat, taxIdSample] = registration ?? vat ?? [];
  return {
    iso2Code,
    defaultCulture,
    isStateRequired: states !== undefined,
    supportedStatesList: states?.split(' ') ?? [],
    supportedLanguagesList: particulars.languages ?? languagesOf(supportedCulturesList),
    supportedCulturesList,
    isPostalCodeRequired: postalCode !== undefined,
    ...(postalCode && { postalCodeRegex: `^${postalCode}$` }),
    isCityRequired: particulars.city ?? true,
    isVatIdSupported: vat !== undefined,
    ...(taxIdRegex && { taxIdFormat, vatIdRegex: `^(${taxIdRegex})$` }),
    ...(taxIdSample && { taxIdSample }),
    ...(phoneDigits && { phoneNumberRegex: phoneRegex(callingCode, phoneDigits) }),
    isTaxIdSupported: registration !== undefined,
    isTaxIdOptional: registration === undefined && (particulars.taxIdOptional ?? true),
    countryCallingCodesList: [callingCode],
    attributes: { objectType: 'CountryValidationRules' },
  };
}

function languagesOf(cultures: string[]): string[] {
  return [...new Set(cultures.map((each) => each.split('-')[0]!))];
}

// With or without the calling code; blanks, hyphens and brackets may stand between the digits.
function phoneRegex(callingCode: string, digits: string): string {
  return `^(\\+?${callingCode}[ -]?)?([(]?[0-9][)]?[ -]?){${digits}}$`;
}
