import { z } from 'zod';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anyCase, sameWord } from '../http/filter.ts';
import { confirmAgreement } from '../state/agreements.ts';
import { templateById } from '../state/agreementTemplates.ts';
import { recordDeed } from '../state/auditRecords.ts';
import type { Customer } from '../state/customers.ts';
import { invalid } from './customerRules.ts';
import { faultOf } from './newCustomer.ts';

const name = z.string().trim().min(1).max(50);

const Confirmed = anyCase(
  z.object({
    primarycontact: anyCase(
      z.object({
        firstname: name,
        lastname: name,
        email: z.email(),
        phonenumber: z.string().max(40).nullish(),
      }),
    ),
    templateid: z.string(),
    dateagreed: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no date'),
    type: z.string(),
  }),
);

/** Takes the partner's word that the customer has accepted; the older way, which needs no deed of the customer. */
export function confirm(center: Center, customer: Customer, call: Call): Answer {
  const read = Confirmed.safeParse(call.body);
  if (!read.success) return invalid(read.error.issues.map(faultOf))!;
  const { primarycontact: contact, templateid, dateagreed, type } = read.data;
  const template = templateById(templateid);
  if (template === undefined) return invalid(['templateId: is not known'])!;
  if (!sameWord(template.agreementType, type))
    return invalid(['type: is not that of the template'])!;
  if (Date.parse(dateagreed) > center.clock().getTime())
    return invalid(['dateAgreed: is in the future'])!;
  const confirmation = {
    userId: guidFor('user', center.provider.tenant),
    primaryContact: {
      firstName: contact.firstname,
      lastName: contact.lastname,
      email: contact.email,
      phoneNumber: contact.phonenumber ?? undefined,
    },
    templateId: template.templateId,
    dateAgreed: dateagreed,
    type: template.agreementType,
  };
  if (!confirmAgreement(center.db, customer.id, confirmation)) return alreadyConfirmed();
  recordConfirmation(center, customer, template.templateId, template.agreementType);
  return { status: 201, body: confirmation };
}

function recordConfirmation(center: Center, customer: Customer, templateId: string, type: string) {
  recordDeed(center, {
    customerId: customer.id,
    customerName: customer.companyProfile.companyName,
    userPrincipalName: `agent@${center.provider.domain}`,
    resourceType: 'agreement',
    resourceNewValue: JSON.stringify({ TemplateId: templateId, Type: type }),
    operationType: 'create_agreement',
    at: center.clock(),
    customizedData: [{ key: 'CustomerId', value: customer.id }],
  });
}

// The agreements have an error shape of their own.
function alreadyConfirmed(): Answer {
  const text = 'A partner confirmed agreement already exists for the customer.';
  return {
    status: 400,
    body: {
      code: 600061,
      message: text,
      description: text,
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    },
  };
}
