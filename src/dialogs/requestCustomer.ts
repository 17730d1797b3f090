import { isRefusal } from '../domain/refusal.ts';
import type { Id } from '../domain/values.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import {
  askedBefore,
  Linked,
  resellerToAccept,
  sentAgain,
  standardRequest,
  Whom,
  whomOf,
} from './customerAsked.ts';
import { customerToAsk } from './customerToAsk.ts';
import { mailQuestion, type Mailing } from './mailQuestion.ts';
import { mailSent } from './mailSent.ts';
import { hasLink, MailText } from './mailText.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';
import { refusedView } from './refused.ts';

const pick = pickReseller('requestCustomer');

const reseller: Question = {
  ...pick,
  known: async (asking) => (await askedBefore(asking))?.partnershipId ?? pick.known?.(asking),
  ask: async (asking, state) => {
    const sent = await sentAgain(asking);
    return sent && 'view' in sent ? sent : pick.ask(asking, state);
  },
  read: async (asking, given, kept) => {
    const reading = await pick.read(asking, given, kept);
    if (reading.is !== 'answer') return reading;
    // Another reseller has another mail.
    const same = Linked.safeParse(asking.answers.link).data?.of === reading.answer;
    return same ? reading : { ...reading, typed: { mail: {} } };
  },
};

/** The link is Partner Center's own for this reseller: nobody is asked for it, but without it there is nothing to send. */
const link: Question = {
  name: 'link',
  holds: (asking) => Linked.safeParse(asking.answers.link).data?.of === chosenReseller(asking),
  known: async (asking) => {
    const of = chosenReseller(asking);
    const found = await asking.desk.find.relationshipLink(of);
    return found && { of, url: found.url };
  },
  ask: async (asking) => {
    const partnership = await resellerToAccept(asking);
    if ('view' in partnership) return partnership;
    return { view: 'refused', code: 'noRelationshipLink', detail: { reseller: partnership.name } };
  },
  read: () => Promise.resolve({ is: 'again', problems: {}, values: {} }),
};

const keepsDraft = async (asking: Asking): Promise<boolean> =>
  (await sentAgain(asking)) === undefined;

const mailing: Mailing = {
  purpose: 'requestCustomer',
  to: (asking) => [whomOf(asking).email],
  keeps: keepsDraft,
};

const linkOf = ({ answers }: Asking): string => Linked.safeParse(answers.link).data?.url ?? '';

const mail = mailQuestion({
  ...mailing,
  standard: standardRequest,
  language: (asking) => Promise.resolve(whomOf(asking).language),
  known: async (asking) => {
    const text = MailText.safeParse(await askedBefore(asking)).data;
    return text && hasLink(text.text, linkOf(asking)) ? text : undefined;
  },
  // Another reseller has another link.
  holds: (asking) =>
    hasLink(String(MailText.safeParse(asking.answers.mail).data?.text), linkOf(asking)),
  keep: (asking, text) => keepDraft(asking, { ...asking.answers, mail: text }),
});

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, answers, about, draftId } = asking;
  const sent = await sentAgain(asking);
  if (sent && 'view' in sent) return { is: 'said', views: [sent] };
  const made = sent
    ? await desk.act.move(actor, about, 'resend', { args: {} })
    : await desk.act.submit(
        actor,
        'requestCustomer',
        {
          partnershipId: chosenReseller(asking),
          ...whomOf(asking),
          ...MailText.parse(answers.mail),
          link: linkOf(asking),
        },
        { draftId, answers: { ...answers } },
      );
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

/** Keeps the answers under `my requests`; a request that was sent already is no draft. */
const keepDraft = async (
  asking: Asking,
  answers: Record<string, unknown>,
): Promise<Id | undefined> => {
  const whom = Whom.safeParse(answers.whom).data;
  if (!whom || !(await keepsDraft(asking))) return undefined;
  const { desk, actor, draftId } = asking;
  const kept = await desk.act.saveDraft(
    actor,
    'requestCustomer',
    answers,
    { label: whom.company },
    draftId,
  );
  return isRefusal(kept) ? undefined : kept.id;
};

/** Asks a company that uses Microsoft already to accept a reseller: which reseller, which company, then the mail, which the person sends. */
export const requestCustomer: Conversation = {
  name: 'requestCustomer',
  questions: [reseller, customerToAsk, link, mail, mailSent(mailing)],
  finish,
  park: (asking) => keepDraft(asking, { ...asking.answers }),
  keepsRefused: ({ answers }) => answers.whom !== undefined,
};
