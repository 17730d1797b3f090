import type { CardSettings, Reader } from '../domain/reader.ts';
import type { KindName } from '../domain/request.ts';
import type { RequestView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { doMove, open, openUrl, see } from './buttons.ts';
import { abandonButton, approvalButtons } from './decide.ts';
import { invitationButtons } from './batch.ts';
import { invitationBody } from './invitation.ts';
import { associateLook } from './associateReseller.ts';
import { supportLook } from './setSupportContact.ts';
import { changeLook, upgradeLook } from './changeRequest.ts';
import { page, type Card } from './page.ts';
import { plainRequest } from './plainRequest.ts';
import { orderBody } from './order.ts';
import { orderButtons } from './orderButtons.ts';
import { endRelationshipLook, requestCustomerLook } from './relationship.ts';
import { reassignLook } from './reassign.ts';
import { reassignFirst } from './reassignFirst.ts';
import { removalBody } from './removal.ts';
import type { Element } from './render.ts';
import { requestState } from './state.ts';
import { asRaw, label, type Raw } from './text.ts';

/** A request as it stands, with the buttons that its reader may press now. */
export const showRequest = (view: RequestView, reader: Reader, settings: CardSettings): Card => {
  const { body, actions } = looks[view.request.kind];
  return page(reader, {
    summary: requestSummary(view, reader),
    body: body(view, reader, settings),
    actions: actions(view, reader, settings),
  });
};

/** What it says in one line. */
export const requestSummary = ({ request, may }: RequestView, reader: Reader): Raw => {
  const request_ = label(reader, `card.request.title.${request.kind}`, {
    about: request.about.label,
  });
  if (may.includes('approve'))
    return label(reader, 'card.request.approvalNeeded', { request: request_ });
  return asRaw(request_ + say(reader.language, 'word.colon') + requestState(reader, request).words);
};

const removalActions = (view: RequestView, reader: Reader, settings: CardSettings): Element[] => {
  const { request, may } = view;
  const can = (move: (typeof may)[number]): boolean => may.includes(move);
  const waits = request.state === 'waiting';
  return [
    ...(waits && can('undoApproval')
      ? openUrl(label(reader, 'button.portal'), view.portalUrl ?? settings.portalUrl, {
          style: 'positive',
        })
      : []),
    ...approvalButtons(view, reader),
    ...reviseButton(view, reader),
    ...reassignButton(view, reader),
    ...(can('checkNow') ? [doMove(reader, 'checkNow', request)] : []),
    ...(can('takeOver') ? [doMove(reader, 'takeOver', request)] : []),
    ...(can('retry') ? [doMove(reader, 'retry', request, { style: 'positive' })] : []),
    ...(can('withdraw') ? [doMove(reader, 'withdraw', request)] : []),
    ...(can('discard') ? [doMove(reader, 'discard', request)] : []),
    ...noticesButton(view, reader),
    ...(can('undoApproval') ? [doMove(reader, 'undoApproval', request, { secondary: true })] : []),
    ...(can('abandon') ? [abandonButton(view, reader)] : []),
  ];
};

// Until it is approved there is time for it; a channel cannot be led through anything.
const reassignButton = (
  { request, audience, partnership, impact }: RequestView,
  reader: Reader,
): Element[] =>
  (audience === 'asker' || audience === 'approver') &&
  (request.state === 'pending' || request.state === 'draft') &&
  partnership &&
  impact
    ? reassignFirst(reader, { partnership, impact })
    : [];

// The channel's card is for deciding; drafts of mails are for the people who may send them.
const noticesButton = ({ request, audience, may }: RequestView, reader: Reader): Element[] =>
  audience !== 'channel' && ['pending', 'waiting', 'done'].includes(request.state)
    ? [
        see(
          reader,
          { view: 'notices', filter: request.id, page: 0 },
          { secondary: may.includes('approve') },
        ),
      ]
    : [];

const reviseButton = ({ request, may }: RequestView, reader: Reader): Element[] => {
  if (may.includes('revise'))
    return [open(reader, 'revise', request.id, { title: 'button.revise' })];
  if (request.state !== 'draft' || !may.includes('submit')) return [];
  const title = request.inputBefore === undefined ? 'button.continue' : 'button.revise';
  return [open(reader, 'revise', request.id, { title, style: 'positive' })];
};

const invitationActions = (view: RequestView, reader: Reader): Element[] => {
  const { request, may } = view;
  return [
    ...reviseButton(view, reader),
    ...(may.includes('discard') ? [doMove(reader, 'discard', request)] : []),
    ...(may.includes('withdraw') || may.includes('resend')
      ? invitationButtons(reader, request)
      : []),
    ...(request.batch ? [see(reader, { view: 'batch', filter: request.batch, page: 0 })] : []),
    ...(request.learned.partnershipId
      ? [see(reader, { view: 'reseller', filter: request.learned.partnershipId, page: 0 })]
      : []),
  ];
};

type Part = (view: RequestView, reader: Reader, settings: CardSettings) => Element[];

/** How each kind of request looks; a kind that has no look does not compile. */
const looks: Record<KindName, { body: Part; actions: Part }> = {
  removePartnership: { body: removalBody, actions: removalActions },
  requestPartnership: { body: invitationBody, actions: invitationActions },
  addCustomer: { body: orderBody, actions: orderButtons },
  addSubscription: { body: orderBody, actions: orderButtons },
  associateReseller: plainRequest(associateLook),
  reassignSubscriptions: reassignLook,
  setSupportContact: plainRequest(supportLook),
  changeSubscription: plainRequest(changeLook),
  upgradeSubscription: plainRequest(upgradeLook),
  requestCustomer: plainRequest(requestCustomerLook),
  endRelationship: plainRequest(endRelationshipLook),
};
