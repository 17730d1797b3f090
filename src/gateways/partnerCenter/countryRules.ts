import { z } from 'zod';
import type { CountryRules } from '../../domain/partnerCenter.ts';
import { Country } from '../../domain/values.ts';
import { flag, needed, text, texts } from './reading.ts';

/**
 * Countries in which a registration number and a phone number must be given, whatever the rules say of tax numbers.
 * Source: the description of `POST /v1/customers`.
 */
const demanding = 'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'.split(
  ' ',
);

// A pattern that does not read here would refuse everything.
const pattern = text.transform((value) => {
  if (value === undefined) return undefined;
  try {
    return new RegExp(value).source;
  } catch {
    return undefined;
  }
});

// `##.###.###/####-##`: a # stands for a digit; people leave the signs between them out.
const patternOfFormat = (format: string | undefined) =>
  format?.includes('#') && /^[\w#.\-/ ]+$/.test(format)
    ? `^${format.replace(/[.\-/ ]/g, '[$&]?').replaceAll('#', '[0-9]')}$`
    : undefined;

const registrationOf = (country: string, supported: boolean, optional: boolean) => {
  if (demanding.includes(country)) return 'required';
  if (!supported) return 'none';
  return optional ? 'optional' : 'required';
};

/** How the rules of a country are read. The shape is that of recordings; the documentation prints an older one. */
export const CountryValidationRules: z.ZodType<CountryRules> = z
  .object({
    iso2Code: needed.pipe(Country),
    defaultCulture: text,
    isStateRequired: flag,
    supportedStatesList: texts,
    supportedCulturesList: texts,
    isPostalCodeRequired: flag,
    postalCodeRegex: pattern,
    isCityRequired: flag,
    phoneNumberRegex: pattern,
    isVatIdSupported: flag,
    vatIdRegex: pattern,
    isTaxIdSupported: flag,
    isTaxIdOptional: flag,
    taxIdFormat: text,
    taxIdSample: text,
    countryCallingCodesList: texts,
  })
  .transform((body): CountryRules => {
    const { iso2Code: country, isTaxIdSupported, isTaxIdOptional } = body;
    const registrationNumber = registrationOf(country, isTaxIdSupported, isTaxIdOptional);
    const asked = registrationNumber !== 'none';
    // Registration numbers have no expression of their own: it stands here where there is no VAT number.
    const expression = body.isVatIdSupported ? undefined : body.vatIdRegex;
    return {
      country,
      states: body.supportedStatesList,
      stateRequired: body.isStateRequired,
      postalCodeRequired: body.isPostalCodeRequired,
      postalCodePattern: body.postalCodeRegex,
      cityRequired: body.isCityRequired,
      phonePattern: body.phoneNumberRegex,
      phoneRequired: demanding.includes(country),
      registrationNumber,
      registrationPattern: asked ? (expression ?? patternOfFormat(body.taxIdFormat)) : undefined,
      registrationSample: asked ? body.taxIdSample : undefined,
      cultures: body.supportedCulturesList,
      defaultCulture: body.defaultCulture ?? body.supportedCulturesList[0] ?? 'en-US',
      callingCodes: body.countryCallingCodesList,
    };
  });
