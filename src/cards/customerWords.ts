import type { CustomerDetails, PostalAddress } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { showCountry } from '../locales/index.ts';

/** A postal address in one line. */
export const addressWords = (reader: Reader, address: PostalAddress): string =>
  [
    address.line1,
    address.line2,
    [address.city, address.state, address.postalCode].filter(Boolean).join(' '),
    showCountry(reader, address.country),
  ]
    .filter(Boolean)
    .join(reader.language === 'zh-CN' ? '，' : ', ');

/** A contact in one line; in Chinese the family name comes first. */
export const contactWords = (
  reader: Reader,
  {
    firstName,
    lastName,
    email,
    phone,
  }: Pick<CustomerDetails, 'firstName' | 'lastName' | 'email' | 'phone'>,
): string => [nameWords(reader, { firstName, lastName }), email, phone].filter(Boolean).join(' · ');

const han = /\p{Script=Han}/u;

const nameWords = (
  reader: Reader,
  { firstName, lastName }: { firstName: string; lastName: string },
): string => {
  if (reader.language !== 'zh-CN') return `${firstName} ${lastName}`;
  return han.test(lastName) ? `${lastName}${firstName}` : `${lastName} ${firstName}`;
};
