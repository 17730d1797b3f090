/** What a country pays in, and how many units of it the sandbox takes for a US dollar. */
export interface Currency {
  code: string;
  symbol: string;
  rate: number;
  /** Digits after the point. */
  digits: number;
}

const currency = (code: string, symbol: string, rate: number, digits = 2): Currency => ({
  code,
  symbol,
  rate,
  digits,
});

const dollar = currency('USD', '$', 1);
const euro = currency('EUR', '€', 0.95);

const euroCountries =
  'AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SI SK'.split(' ');

const currencies: Record<string, Currency> = {
  ...Object.fromEntries(euroCountries.map((country) => [country, euro])),
  AU: currency('AUD', 'A$', 1.5),
  BR: currency('BRL', 'R$', 5.4),
  CA: currency('CAD', 'CA$', 1.35),
  CH: currency('CHF', 'CHF', 0.9),
  DK: currency('DKK', 'kr', 7),
  GB: currency('GBP', '£', 0.82),
  IN: currency('INR', '₹', 84),
  JP: currency('JPY', '¥', 150, 0),
  KR: currency('KRW', '₩', 1350, 0),
  NO: currency('NOK', 'kr', 10.5),
  NZ: currency('NZD', 'NZ$', 1.65),
  SE: currency('SEK', 'kr', 10.4),
  TW: currency('TWD', 'NT$', 32, 0),
};

/** The currency of a country (ISO-2); US dollars where nothing else is agreed. */
export function currencyOf(country: string): Currency {
  return currencies[country.toUpperCase()] ?? dollar;
}
