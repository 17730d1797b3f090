import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { askToSign } from '../state/agreements.ts';
import { createdCustomer } from '../state/createdCustomer.ts';
import { creationOf, newPassword, rememberCreation, replayMode } from '../state/credentials.ts';
import { visibleTo } from '../state/customerBody.ts';
import type { Customer } from '../state/customers.ts';
import { customerById, enterCustomer } from '../state/customers.ts';
import { isTaken } from '../state/domains.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { invalid, objectionByCountry } from './customerRules.ts';
import { faultOf, namesReseller, NewCustomerBody } from './newCustomer.ts';

/** The creation of a customer, with the first password of its admin. */
export function customersCreate(center: Center): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/customers',
      access: (call) => (namesReseller(call.body) ? 'userOnly' : 'appOrUser'),
      limited: true,
      answer: (call) => create(center, call),
    },
  ];
}

function create(center: Center, call: Call): Answer {
  const read = NewCustomerBody.safeParse(call.body ?? {});
  if (!read.success) return invalid(read.error.issues.map(faultOf))!;
  const body = read.data;
  const requestId = call.header('MS-RequestId');
  const { domain } = body.companyprofile;
  const before = requestId && creationOf(center.db, requestId, center.clock());
  if (before) return repeated(center, before, domain);
  const refused =
    objectionByCountry(body) ??
    objectionToReseller(center, body.associatedpartnerid) ??
    (isTaken(center.db, domain) ? taken(domain) : undefined);
  if (refused) return refused;
  const customer = createdCustomer(body);
  const password = newPassword();
  const now = center.clock();
  enterCustomer(center, customer, now);
  askToSign(center.db, customer.id);
  if (requestId) rememberCreation(center.db, requestId, { customerId: customer.id, password }, now);
  return created(customer, password);
}

function repeated(
  center: Center,
  before: { customerId: string; password?: string },
  domain: string,
): Answer {
  const customer = customerById(center.db, before.customerId);
  // The relationship has ended since, but the domain is the company's still.
  if (customer === undefined) return taken(domain);
  const mode = replayMode(center.db);
  if (customer.companyProfile.domain.toLowerCase() !== domain.toLowerCase())
    return invalid(['MS-RequestId: was used for another customer'])!;
  if (mode === 'taken') return taken(domain);
  return created(customer, mode === 'credentials' ? before.password : undefined);
}

function created(customer: Customer, password: string | undefined): Answer {
  const { attributes, ...rest } = visibleTo(customer);
  const userCredentials = password === undefined ? undefined : { userName: 'admin', password };
  return { status: 201, body: { ...rest, userCredentials, attributes } };
}

function taken(domain: string): Answer {
  return refusal(409, 600001, `The domain ${domain} is not available.`);
}

function objectionToReseller(center: Center, resellerId: string | undefined): Answer | undefined {
  if (resellerId === undefined) return undefined;
  const reseller = partnershipWith(center.db, resellerId);
  if (!reseller?.enrolled) return refusal(403, 600006, 'The requested action is not allowed');
  if (reseller.agreementSigned) return undefined;
  const text = "Microsoft Partner Agreement hasn't been accepted by the indirect reseller";
  return refusal(403, 900123, text);
}
