import { z } from 'zod';
import { notOnHold } from '../domain/checks/notOnHold.ts';
import { partnershipIsActive } from '../domain/checks/partnershipIsActive.ts';
import { RequestCustomer } from '../domain/kinds/requestCustomer.ts';
import type { Partnership } from '../domain/partnership.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { Id } from '../domain/values.ts';
import type { RefusedView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import type { Asking } from './conversation.ts';
import type { MailText, StandardMail } from './mailText.ts';
import { noOtherFacts } from './noOtherFacts.ts';
import { chosenReseller } from './pickReseller.ts';
import { notOffered, refusedFor, refusedView } from './refused.ts';

/** Which company is asked, and in which language; which of our customers it is not. */
export const Whom = RequestCustomer.pick({
  company: true,
  email: true,
  domain: true,
  known: true,
  language: true,
});
export type Whom = z.infer<typeof Whom>;

/** The link that Partner Center gave for this reseller. */
export const Linked = z.object({ of: Id, url: z.url() });

/** The company, once it is settled. */
export const whomOf = ({ answers }: Pick<Asking, 'answers'>): Whom => Whom.parse(answers.whom);

/** The request whose mail is sent once more; undefined: the dialog is about a new one. */
export const sentAgain = async ({
  desk,
  actor,
  about,
}: Asking): Promise<{ request: Request; input: RequestCustomer } | RefusedView | undefined> => {
  if (about === '' || (await desk.find.partnership(about))) return undefined;
  const view = await desk.find.request(actor, about);
  if (isRefusal(view)) return refusedView(view);
  const { request } = view;
  const input = RequestCustomer.safeParse(request.input).data;
  if (request.kind !== 'requestCustomer' || request.asker.id !== actor.id || !input)
    return refusedView(refuse('notAllowed'));
  const see = { view: 'request' as const, filter: request.id, page: 0 };
  return request.state === 'waiting'
    ? { request, input }
    : refusedView(refuse('wrongState', { state: request.state }), see);
};

/** What was asked before, when its mail is sent once more. */
export const askedBefore = async (asking: Asking): Promise<RequestCustomer | undefined> => {
  const sent = await sentAgain(asking);
  return sent && 'input' in sent ? sent.input : undefined;
};

/** The reseller that a company is asked to accept; else why it cannot be asked. Looked at at each question: drafts grow old. */
export const resellerToAccept = async (asking: Asking): Promise<Partnership | RefusedView> => {
  const no = notOffered(asking, 'requestCustomer');
  if (no) return no;
  const sent = await sentAgain(asking);
  if (sent && 'view' in sent) return sent;
  const partnership = await asking.desk.find.partnership(chosenReseller(asking));
  if (!partnership) return refusedView(refuse('notFound'));
  const facts = { ...noOtherFacts, partnership, samePartnerId: [partnership] };
  const finding = partnershipIsActive(undefined, facts) ?? notOnHold(undefined, facts);
  if (!finding) return partnership;
  const values = { ...finding.values, reseller: partnership.name, state: partnership.state };
  const see = { view: 'reseller' as const, filter: partnership.id, page: 0 };
  return refusedFor({ ...finding, values }, see);
};

/** The mail as it comes: who asks, for which reseller, what accepting means. */
export const standardRequest = async (asking: Asking): Promise<StandardMail | RefusedView> => {
  const partnership = await resellerToAccept(asking);
  if ('view' in partnership) return partnership;
  const { url: link } = Linked.parse(asking.answers.link);
  const values = {
    provider: asking.desk.settings.providerName,
    reseller: partnership.name,
    agent: asking.actor.name,
    link,
  };
  return {
    link,
    in: (language): MailText => ({
      language,
      subject: say(language, 'mail.requestCustomer.subject', values),
      text: say(language, 'mail.requestCustomer.text', values),
    }),
  };
};
