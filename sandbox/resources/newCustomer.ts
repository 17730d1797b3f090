import { z } from 'zod';
import { isGuid } from '../guid.ts';
import { anyCase } from '../http/filter.ts';
import type { Address } from '../state/customers.ts';
import { isInitialDomain } from '../state/domains.ts';

const said = (most: number, least = 0) =>
  z.preprocess((value) => value ?? undefined, z.string().trim().min(least).max(most).optional());
const text = (most: number) => z.string().trim().min(1).max(most);

/** An address in a request; what a country demands besides is checked by its rules. */
export const AddressBody = anyCase(
  z
    .object({
      addressline1: text(200),
      addressline2: said(200),
      city: said(100),
      state: said(2),
      postalcode: said(20),
      country: z.string().regex(/^[a-z]{2}$/i),
      region: said(100),
      firstname: said(50),
      lastname: said(50),
      phonenumber: said(40),
    })
    .transform((body): Address => ({
      country: body.country.toUpperCase(),
      region: body.region || undefined,
      city: body.city ?? '',
      state: body.state?.toUpperCase() || undefined,
      addressLine1: body.addressline1,
      addressLine2: body.addressline2 || undefined,
      postalCode: body.postalcode || undefined,
      firstName: body.firstname || undefined,
      lastName: body.lastname || undefined,
      phoneNumber: body.phonenumber || undefined,
    })),
);

const Credentials = anyCase(z.object({ password: said(1000) }));

/** The body of a creation, names in any case; a password in it is refused, whatever it is. */
export const NewCustomerBody = anyCase(
  z.object({
    companyprofile: anyCase(
      z.object({
        domain: z.string().refine(isInitialDomain, 'must be prefix.onmicrosoft.com'),
        organizationregistrationnumber: said(100),
      }),
    ),
    billingprofile: anyCase(
      z.object({
        email: z.email(),
        culture: text(20),
        language: text(20),
        companyname: text(256),
        firstname: said(50),
        lastname: said(50),
        defaultaddress: AddressBody.refine(
          (address) => address.firstName !== undefined && address.lastName !== undefined,
          'firstName and lastName are required',
        ),
      }),
    ),
    associatedpartnerid: z.preprocess(
      (value) => value || undefined,
      z.string().refine(isGuid, 'must be a GUID').optional(),
    ),
    enablegdapbydefault: z.boolean().nullish(),
    usercredentials: Credentials.refine(
      (given) => given.password === undefined,
      'a password cannot be chosen',
    ).nullish(),
  }),
);
export type NewCustomerBody = z.infer<typeof NewCustomerBody>;

const Reseller = anyCase(z.object({ associatedpartnerid: z.string().min(1) }));

/** Whether a creation is for the customer of an indirect reseller; that one needs a user. */
export function namesReseller(body: unknown): boolean {
  return Reseller.safeParse(body).success;
}

const spelt: Record<string, string> = {
  companyprofile: 'companyProfile',
  billingprofile: 'billingProfile',
  defaultaddress: 'defaultAddress',
  companyname: 'companyName',
  organizationregistrationnumber: 'organizationRegistrationNumber',
  addressline1: 'addressLine1',
  addressline2: 'addressLine2',
  postalcode: 'postalCode',
  firstname: 'firstName',
  lastname: 'lastName',
  phonenumber: 'phoneNumber',
  associatedpartnerid: 'associatedPartnerId',
  enablegdapbydefault: 'enableGDAPByDefault',
  usercredentials: 'userCredentials',
  primarycontact: 'primaryContact',
  templateid: 'templateId',
  dateagreed: 'dateAgreed',
};

/** Names a field as the API spells it, and what is wrong with it; never its value. */
export function faultOf(issue: { path: PropertyKey[]; message: string }): string {
  const path = issue.path.map((each) => spelt[String(each)] ?? String(each)).join('.');
  return `${path}: ${issue.message}`;
}
