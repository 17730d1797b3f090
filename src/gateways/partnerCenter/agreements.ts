import { z } from 'zod';
import type { Answer, PartnerCenter, Patience } from '../../domain/partnerCenterDoor.ts';
import type { Id } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { amount, flag, listed, needed, squashed, text } from './reading.ts';

const customerAgreementType = 'MicrosoftCustomerAgreement';

const isCustomerAgreement = (type: string) => type === customerAgreementType.toLowerCase();

const Url = text.pipe(
  z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
);

const Signed = z.object({ isSigned: flag }).transform(({ isSigned: signed }) => ({ signed }));

const Agreement = z.object({ type: squashed });

const Template = z.object({
  templateId: needed,
  agreementType: squashed,
  agreementLink: Url,
  versionRank: amount,
});
type Template = z.infer<typeof Template>;

const Document = z.object({ displayUri: Url, downloadUri: Url });
const noDocument: Partial<z.infer<typeof Document>> = {};

const Confirmed = z.object({}).transform(() => ({ signed: true }));

/** The same agreement was confirmed before with the same contact: what was wanted is the case. */
const alreadyConfirmed = '600061';

// Template ids change with the wording, so they are read each time.
const template = async (call: Call, patience?: Patience): Promise<Answer<Template>> => {
  const answer = await call({
    method: 'GET',
    path: '/v1/agreements',
    query: { agreementType: customerAgreementType },
    token: 'appUser',
    answer: listed(Template),
    patience,
  });
  if (answer.is !== 'yes') return answer;
  const all = answer.value.items ?? [];
  const [newest] = all
    .filter(({ agreementType }) => isCustomerAgreement(agreementType))
    .sort((one, other) => (other.versionRank ?? 0) - (one.versionRank ?? 0));
  const { ids } = answer;
  if (!newest) return { is: 'no', no: { code: 'noList', status: 200, ids } };
  return { is: 'yes', value: newest, ids };
};

const attested = async (call: Call, customerId: Id, patience?: Patience) => {
  const answer = await call({
    method: 'GET',
    path: '/v1/customers/{customerId}/agreements',
    places: { customerId },
    query: { agreementType: customerAgreementType },
    token: 'appUser',
    answer: listed(Agreement),
    patience,
  });
  if (answer.is !== 'yes') return answer;
  const signed = (answer.value.items ?? []).some(({ type }) => isCustomerAgreement(type));
  return { ...answer, value: { signed } };
};

/** The Microsoft Customer Agreement of customers: is it accepted, where is its text, the older confirmation of it. */
export const agreements = (
  call: Call,
): Pick<PartnerCenter, 'customerAgreement' | 'agreementText' | 'confirmAgreement'> => ({
  customerAgreement: async (customerId, patience) => {
    const answer = await call({
      method: 'GET',
      path: '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
      places: { customerId },
      token: 'appUser',
      answer: Signed,
      patience,
    });
    if (answer.is !== 'yes' || answer.value.signed) return answer;
    return attested(call, customerId, patience);
  },

  agreementText: async ({ language, country }, patience) => {
    const found = await template(call, patience);
    if (found.is !== 'yes') return found;
    const { templateId, agreementLink } = found.value;
    const answer = await call({
      method: 'GET',
      path: '/v1/agreementtemplates/{templateId}/document',
      places: { templateId },
      query: { language, country },
      token: 'appUser',
      answer: Document,
      patience,
    });
    // Not every language and country has a document of its own.
    const missing = answer.is === 'no' && answer.no.status === 404;
    if (answer.is !== 'yes' && !missing) return answer;
    const { displayUri, downloadUri } = answer.is === 'yes' ? answer.value : noDocument;
    const url = displayUri ?? downloadUri ?? agreementLink;
    const { ids } = found;
    if (!url) return { is: 'no', no: { code: 'http404', status: 404, ids } };
    return { is: 'yes', value: { url }, ids };
  },

  confirmAgreement: async (customerId, { firstName, lastName, email, at }, requestId) => {
    const found = await template(call);
    if (found.is !== 'yes') return found;
    const answer = await call({
      method: 'POST',
      path: '/v1/customers/{customerId}/agreements',
      places: { customerId },
      body: {
        primaryContact: { firstName, lastName, email },
        templateId: found.value.templateId,
        dateAgreed: at,
        type: customerAgreementType,
      },
      token: 'appUser',
      answer: Confirmed,
      requestId,
    });
    if (answer.is !== 'no' || answer.no.code !== alreadyConfirmed) return answer;
    return { is: 'yes', value: { signed: true }, ids: answer.no.ids };
  },
});
