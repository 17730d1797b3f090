import { EndRelationship } from '../domain/kinds/endRelationship.ts';
import { RequestCustomer } from '../domain/kinds/requestCustomer.ts';
import type { Request } from '../domain/request.ts';
import { typedOf, type Resume } from './resume.ts';

/** A company that is asked: the link is fetched anew, and the mail is looked at again when it was sent once. */
export const resumeRequestCustomer = (request: Request): Resume => {
  const { typed: _typed, link: _link, sent: _sent, ...answers } = request.answers ?? {};
  const { mail: _mail, whom: _whom, ...others } = answers;
  const isDraft = request.state === 'draft';
  const asked = RequestCustomer.safeParse(request.input).data;
  return {
    conversation: 'requestCustomer',
    about: '',
    answers: isDraft ? answers : others,
    typed: { ...(asked && !isDraft && typedIn(asked)), ...typedOf(request) },
    draftId: request.id,
  };
};

const typedIn = ({
  company,
  email,
  domain,
  language,
  subject,
  text,
}: RequestCustomer): Resume['typed'] => ({
  whom: { company, email, domain: domain ?? '', language },
  mail: { language, subject, text },
});

/** The end of a relationship: the reason is kept, but it is represented again by whoever asks again. */
export const resumeEndRelationship = (request: Request): Resume => {
  const { typed: _typed, review: _review, ...answers } = request.answers ?? {};
  const asked = EndRelationship.safeParse(request.input).data;
  const { review } = typedOf(request);
  const reason = review?.reason ?? asked?.reason;
  return {
    conversation: 'endRelationship',
    about: '',
    answers: { ...answers, ...(asked && { customer: asked.customer.id }) },
    typed: { ...typedOf(request), ...(reason && { review: { reason } }) },
    draftId: request.id,
  };
};
