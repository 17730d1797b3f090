import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { Addresses, addressesOf } from './invitationAnswers.ts';
import { hasLink, MailText } from './mailText.ts';
import { refusedView } from './refused.ts';

/** What the dialog was opened for: new invitations, a draft of them, one that is sent again, or one that failed and is changed. */
export type Opened =
  | { for: 'new' }
  | { for: 'draft' | 'resend' | 'revise'; request: Request }
  | { for: 'nothing'; why: RefusedView };

const purposes: Readonly<Partial<Record<Request['state'], 'draft' | 'resend' | 'revise'>>> = {
  draft: 'draft',
  waiting: 'resend',
  failed: 'revise',
};

/** Looks at what the dialog was opened about: an invitation is its asker's alone. */
export const opened = async ({ desk, actor, about }: Asking): Promise<Opened> => {
  if (about === '') return { for: 'new' };
  const view = await desk.find.request(actor, about);
  if (isRefusal(view)) return { for: 'nothing', why: refusedView(view) };
  const { request } = view;
  if (request.kind !== 'requestPartnership' || request.asker.id !== actor.id) {
    return { for: 'nothing', why: refusedView(refuse('notAllowed')) };
  }
  const purpose = purposes[request.state];
  if (purpose) return { for: purpose, request };
  const see = { view: 'request' as const, filter: request.id, page: 0 };
  return { for: 'nothing', why: refusedView(refuse('wrongState', { state: request.state }), see) };
};

/** The addresses that are settled already: of a draft, or the one that is written to again. */
export const openedAddresses = (what: Opened): Addresses | undefined => {
  if (what.for === 'draft') return Addresses.safeParse(what.request.answers?.addresses).data;
  return what.for === 'resend' ? addressesOf(what.request.input) : undefined;
};

/** The text that is settled already; not when the provider's link has changed since. */
export const openedMail = (what: Opened, link: string): MailText | undefined => {
  if (what.for !== 'draft' && what.for !== 'resend') return undefined;
  const kept = what.for === 'draft' ? what.request.answers?.mail : what.request.input;
  const mail = MailText.safeParse(kept).data;
  return mail && hasLink(mail.text, link) ? mail : undefined;
};
