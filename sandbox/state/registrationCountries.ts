import type { Particulars } from './countryRules.ts';

/** A country that demands a registration number and a phone number: code, culture, calling code, postal code, number (expression, format, sample), phone digits, the rest. */
type Row = [
  string,
  string,
  string,
  string | undefined,
  string,
  string,
  string,
  string,
  Particulars?,
];

const brazil = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO';
const india =
  'AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OR PB PY RJ SK TN TR TS UK UP WB';
const cnpj = '[0-9]{2}[.]?[0-9]{3}[.]?[0-9]{3}/?[0-9]{4}-?[0-9]{2}';

// prettier-ignore
const table: Row[] = [
  ['AE', 'ar-AE', '971', undefined, '[0-9]{15}', '###############', '100123456700003', '8,9', { cultures: ['en-AE'] }],
  ['AM', 'hy-AM', '374', '[0-9]{4}', '[0-9]{8}', '########', '01234567', '8'],
  ['AZ', 'az-AZ', '994', '(AZ ?)?[0-9]{4}', '[0-9]{10}', '##########', '1234567890', '9'],
  ['BR', 'pt-BR', '55', '[0-9]{5}-?[0-9]{3}', cnpj, '##.###.###/####-##', '12.345.678/0001-95', '10,11', { states: brazil }],
  ['BY', 'be-BY', '375', '[0-9]{6}', '[0-9]{9}', '#########', '123456789', '9', { cultures: ['ru-BY'] }],
  ['HU', 'hu-HU', '36', '[0-9]{4}', '[0-9]{8}(-[0-9]-[0-9]{2})?', '########*', '12345678-2-42', '8,9'],
  ['IN', 'en-IN', '91', '[1-9][0-9]{5}', '[A-Za-z]{5}[0-9]{4}[A-Za-z]', '*****####*', 'AAACN1234C', '10', { states: india, cultures: ['hi-IN'] }],
  ['IQ', 'ar-IQ', '964', '[0-9]{5}', '[0-9]{9}', '#########', '123456789', '10'],
  ['KG', 'ky-KG', '996', '[0-9]{6}', '[0-9]{14}', '##############', '01234567890123', '9', { cultures: ['ru-KG'] }],
  ['KZ', 'kk-KZ', '7', '[0-9]{6}', '[0-9]{12}', '############', '123456789012', '10', { cultures: ['ru-KZ'] }],
  ['MD', 'ro-MD', '373', '(MD-?)?[0-9]{4}', '[0-9]{13}', '#############', '1003600012345', '8'],
  ['MM', 'my-MM', '95', '[0-9]{5}', '[0-9]{9}', '#########', '123456789', '7,10'],
  ['PL', 'pl-PL', '48', '[0-9]{2}-?[0-9]{3}', '[0-9]{10}', '##########', '5252248481', '9'],
  ['RU', 'ru-RU', '7', '[0-9]{6}', '[0-9]{10}([0-9]{2})?', '##########**', '7701234567', '10'],
  ['SA', 'ar-SA', '966', '[0-9]{5}', '[0-9]{10}', '##########', '1010123456', '9'],
  ['SS', 'en-SS', '211', undefined, '[0-9]{9}', '#########', '123456789', '9'],
  ['TH', 'th-TH', '66', '[0-9]{5}', '[0-9]{13}', '#############', '0105551234567', '8,10'],
  ['TJ', 'tg-TJ', '992', '[0-9]{6}', '[0-9]{9}', '#########', '123456789', '9'],
  ['TR', 'tr-TR', '90', '[0-9]{5}', '[0-9]{10,11}', '##########*', '1234567890', '10'],
  ['UA', 'uk-UA', '380', '[0-9]{5}', '[0-9]{8}', '########', '12345678', '9'],
  ['UZ', 'uz-UZ', '998', '[0-9]{6}', '[0-9]{9}', '#########', '123456789', '9'],
  ['VE', 'es-VE', '58', '[0-9]{4}', '[VEJG]-?[0-9]{8}-?[0-9]', '*-########-#', 'J-12345678-9', '10'],
  ['VN', 'vi-VN', '84', '[0-9]{5,6}', '[0-9]{10}(-[0-9]{3})?', '##########*', '0101234567', '9,10'],
  ['ZA', 'en-ZA', '27', '[0-9]{4}', '[0-9]{4}/[0-9]{6}/[0-9]{2}', '####/######/##', '2012/123456/07', '9,10'],
];

/** The countries whose customers must give a registration number and a phone number. */
export const registrationCountries = table.map(
  ([country, culture, callingCode, postalCode, number, format, sample, phoneDigits, rest]) =>
    [
      country,
      culture,
      callingCode,
      { ...rest, postalCode, registration: [number, format, sample], phoneDigits },
    ] satisfies [string, string, string, Particulars],
);
