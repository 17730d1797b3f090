import type { Desk } from '../domain/desk.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { KindName, Request } from '../domain/request.ts';
import type { Actor, Id } from '../domain/values.ts';
import type { RefusedView } from '../domain/views.ts';
import { addressesOf } from './invitationAnswers.ts';
import { MailText } from './mailText.ts';
import { refusedView } from './refused.ts';
import { typedOf, type Resume } from './resume.ts';
import { resumeOrder } from './resumeOrder.ts';
import { resumeSubscription } from './resumeSubscription.ts';
import { resumeEndRelationship, resumeRequestCustomer } from './resumeRelationship.ts';
import { resumePlain } from './resumePlain.ts';
import { Confirmed, confirmationValues } from './removalAnswers.ts';

export type { Resume } from './resume.ts';

/** How the conversation behind a request goes on: a draft where it was left, a returned or failed one at what is to be changed. */
export const resumeOf = (request: Request): Resume => resumes[request.kind](request);

// What was said and represented is asked again, with the words kept: that is what the approver wants changed.
const resumeRemoval = (request: Request): Resume => {
  const { confirm, typed: _typed, ...answers } = request.answers ?? {};
  const reseller = resellerOf(request);
  const earlier = Confirmed.safeParse(confirm).success ? confirm : request.input;
  const values = confirmationValues(earlier);
  const submitted = request.input !== null;
  return {
    conversation: 'removePartnership',
    about: reseller ?? '',
    answers: { ...answers, ...(reseller && { reseller }), ...(submitted && { impact: true }) },
    typed: { ...(Object.keys(values).length > 0 && { confirm: values }), ...typedOf(request) },
    draftId: request.id,
  };
};

/** A draft without a reseller is about itself. */
const resellerOf = ({ about, id }: Request): Id | undefined =>
  about.type === 'partnership' && about.id !== id ? about.id : undefined;

const resumeInvitation = (request: Request): Resume => {
  const base = { conversation: 'requestPartnership' as const, draftId: request.id };
  if (request.state === 'draft') {
    const { typed: _typed, ...answers } = request.answers ?? {};
    return { ...base, about: '', answers, typed: typedOf(request) };
  }
  const whom = addressesOf(request.input);
  const mail = MailText.safeParse(request.input).data;
  return {
    ...base,
    about: request.id,
    answers: {},
    typed: {
      ...(whom && { addresses: { ...whom, emails: whom.emails.join('\n') } }),
      ...(mail && { mail: { ...mail } }),
    },
  };
};

const resumes: Readonly<Record<KindName, (request: Request) => Resume>> = {
  removePartnership: resumeRemoval,
  requestPartnership: resumeInvitation,
  addCustomer: resumeOrder,
  addSubscription: resumeSubscription,
  associateReseller: resumePlain,
  reassignSubscriptions: resumePlain,
  setSupportContact: resumePlain,
  changeSubscription: resumePlain,
  upgradeSubscription: resumePlain,
  requestCustomer: resumeRequestCustomer,
  endRelationship: resumeEndRelationship,
};

/** Finds what `revise` was pressed for: a draft, a returned or a failed request of one's own. */
export const resume = async (
  desk: Desk,
  actor: Actor,
  requestId: Id,
): Promise<Resume | RefusedView> => {
  const view = await desk.find.request(actor, requestId);
  if (isRefusal(view)) return refusedView(view);
  const { request } = view;
  if (request.asker.id !== actor.id) return refusedView(refuse('notAllowed'));
  if (request.state === 'draft' || request.state === 'failed') return resumeOf(request);
  return refusedView(refuse('wrongState', { state: request.state }), {
    view: 'request',
    filter: request.id,
    page: 0,
  });
};
