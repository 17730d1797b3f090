import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { BatchView, RefusedView, RequestView } from '../domain/views.ts';
import type { Id } from '../domain/values.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { Addresses, mostAddresses, readAddresses } from './invitationAnswers.ts';
import { opened, openedAddresses, openedMail, type Opened } from './invitationOpened.ts';
import { mailQuestion, type Mailing } from './mailQuestion.ts';
import { mailSent } from './mailSent.ts';
import { MailText, standardMail } from './mailText.ts';
import { notOffered, refusedView } from './refused.ts';

const addresses: Question = {
  name: 'addresses',
  known: async (asking) => openedAddresses(await opened(asking)),
  ask: async (asking, state) => {
    const what = await opened(asking);
    if (what.for === 'nothing') return what.why;
    return notOffered(asking, 'requestPartnership') ?? { form: 'addresses', ...state };
  },
  read: async (asking, given) => {
    const what = await opened(asking);
    // A failed invitation is one request: changed, it stays one.
    const own =
      what.for === 'revise'
        ? Addresses.shape.emails.element.safeParse(emailOf(what)).data
        : undefined;
    return readAddresses(asking, given, { most: what.for === 'revise' ? 1 : mostAddresses, own });
  },
};

const emailOf = ({ request }: Extract<Opened, { request: unknown }>): unknown =>
  (request.input as { email?: unknown } | null)?.email;

const mailing: Mailing = {
  purpose: 'requestPartnership',
  to: ({ answers }) => Addresses.parse(answers.addresses).emails,
  keeps: async (asking) => keepsDraft(await opened(asking)),
};

const mailText = mailQuestion({
  ...mailing,
  standard: ({ desk: { settings }, actor }) =>
    Promise.resolve({
      link: settings.invitationLink,
      in: (language) => standardMail(settings, actor, language),
    }),
  language: ({ desk, answers, language }) =>
    desk.find.mailLanguage(Addresses.parse(answers.addresses).country, language),
  known: async (asking) => openedMail(await opened(asking), asking.desk.settings.invitationLink),
  keep: (asking, text) => keepDraft(asking, { ...asking.answers, mail: text }),
});

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, answers, about } = asking;
  const whom = Addresses.safeParse(answers.addresses).data;
  const text = MailText.safeParse(answers.mail).data;
  if (!whom) return { is: 'reopen', question: 'addresses', problems: {} };
  if (!text) return { is: 'reopen', question: 'mail', problems: {} };
  const what = await opened(asking);
  if (what.for === 'nothing') return { is: 'said', views: [what.why] };
  if (what.for === 'resend')
    return said([
      await requestAfter(asking, await desk.act.move(actor, about, 'resend', { args: {} })),
    ]);
  const { emails, ...company } = whom;
  if (what.for === 'revise') {
    const input = { email: emails[0], ...company, ...text };
    return said([
      await requestAfter(
        asking,
        await desk.act.submit(actor, 'requestPartnership', input, { draftId: about }),
      ),
    ]);
  }
  const made = await desk.act.invite(actor, { ...whom, ...text }, draftOf(what, asking));
  return said(
    isRefusal(made) ? [refusedView(made)] : await batchAfter(asking, made.batch, emails.length),
  );
};

const said = (views: readonly (BatchView | RequestView | RefusedView)[]): Ending => ({
  is: 'said',
  views,
});

const requestAfter = async (
  { desk, actor }: Asking,
  made: Refusal | { id: Id },
): Promise<RequestView | RefusedView> => {
  if (isRefusal(made)) return refusedView(made);
  const view = await desk.find.request(actor, made.id);
  return isRefusal(view) ? refusedView(view) : view;
};

/** The batch; and a word when somebody else invited one of the addresses in the meantime, so that it is not in it. */
const batchAfter = async (
  { desk, actor }: Asking,
  batch: Id,
  asked: number,
): Promise<(BatchView | RefusedView)[]> => {
  const view = await desk.find.batch(actor, batch);
  const missing = refusedView(refuse('alreadyOpen'));
  if (isRefusal(view)) return [view.refused === 'notFound' ? missing : refusedView(view)];
  return view.requests.length < asked ? [view, missing] : [view];
};

const draftOf = (what: Opened, asking: Asking): Id =>
  what.for === 'draft' ? what.request.id : asking.draftId;

const keepsDraft = (what: Opened): boolean => what.for === 'new' || what.for === 'draft';

/** Keeps the answers under `my requests`; an invitation that exists already is no draft. */
const keepDraft = async (
  asking: Asking,
  answers: Record<string, unknown>,
): Promise<Id | undefined> => {
  const whom = Addresses.safeParse(answers.addresses).data;
  const what = await opened(asking);
  if (!whom || !keepsDraft(what)) return undefined;
  const label = whom.company ?? labelOf(whom.emails);
  const kept = await asking.desk.act.saveDraft(
    asking.actor,
    'requestPartnership',
    answers,
    { label },
    draftOf(what, asking),
  );
  return isRefusal(kept) ? undefined : kept.id;
};

const labelOf = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} +${others.length}`;

/** Invites resellers: to whom, with which text, then the mails, which the person sends. */
export const requestPartnership: Conversation = {
  name: 'requestPartnership',
  questions: [addresses, mailText, mailSent(mailing)],
  finish,
  park: (asking) => keepDraft(asking, { ...asking.answers }),
};
