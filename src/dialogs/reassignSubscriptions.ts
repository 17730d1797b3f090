import { newBusiness } from '../domain/checks/newBusiness.ts';
import { partnershipIsActive } from '../domain/checks/partnershipIsActive.ts';
import type { Plan } from '../domain/customerDesk.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Row } from '../domain/rows.ts';
import { Id, type PartnerId } from '../domain/values.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question, Reading } from './conversation.ts';
import { noOtherFacts } from './noOtherFacts.ts';
import { pickReseller } from './pickReseller.ts';
import { chosenWhat, nameOfRows, reassignWhat, wantedOf, type What } from './reassignWhat.ts';
import { notOffered, refusedView } from './refused.ts';

/** Rows of a dry run that a card shows at once. */
const pageSize = 15;

const picked = pickReseller('reassignSubscriptions');

/** To whom? What the dialog was opened about is where they come from; what is taken back goes to whom it was. */
const reseller: Question = {
  ...picked,
  known: (asking) => Promise.resolve(chosenWhat(asking).of === 'undo' ? null : undefined),
  holds: async (asking) => {
    const what = chosenWhat(asking);
    if (what.of === 'undo') return true;
    const { data: id } = Id.safeParse(asking.answers.reseller);
    return id !== undefined && (await wrongWith(asking, what, id)) === undefined;
  },
  read: async (asking, given, kept) => {
    const reading = await picked.read(asking, given, kept);
    if (reading.is === 'again') return reading;
    const problem = await wrongWith(asking, chosenWhat(asking), Id.parse(reading.answer));
    if (!problem) return reading;
    const text = 'text' in given ? given.text : (given.inputs.text ?? '');
    return { is: 'again', problems: { reseller: problem }, values: { text } };
  },
};

/** Why they cannot go to this reseller. */
const wrongWith = async (
  { desk }: Asking,
  what: What,
  id: Id,
): Promise<{ code: string; values: Record<string, string> } | undefined> => {
  if (what.of === 'reseller' && what.id === id) return { code: 'theirOwnReseller', values: {} };
  const facts = { ...noOtherFacts, partnership: await desk.find.partnership(id) };
  const found = partnershipIsActive(undefined, facts) ?? newBusiness(undefined, facts);
  return found && { code: found.code, values: found.values };
};

/** What would be done, row by row. Its answer names the plan that was shown: another one is shown again. */
const dryRun: Question = {
  name: 'dryRun',
  ask: async (asking, state) => {
    const no = notOffered(asking, 'reassignSubscriptions');
    if (no) return no;
    const wanted = await wantedOf(asking);
    if ('view' in wanted) return wanted;
    const { desk, actor, draftId } = asking;
    const plan = await desk.find.reassignPlan(actor, { ...wanted, requestId: draftId });
    if (isRefusal(plan)) return refusedView(plan);
    const to = wanted.to && (await desk.find.partnership(wanted.to.partnershipId));
    const { page, rows, more } = pageOf(plan, Number(state.values.page ?? 0));
    return {
      form: 'dryRun',
      ...state,
      what: { of: wanted.rowsOf.of, name: nameOfRows(wanted.rowsOf) },
      ...(to && { to }),
      totals: plan.totals,
      digest: plan.digest,
      page,
      more,
      rows,
      names: await desk.find.partnerNames(partnersIn(rows)),
      minutes: plan.minutes,
      tooMany: plan.more,
      unread: plan.unread,
      ...(plan.asOf !== undefined && { asOf: plan.asOf }),
    };
  },
  read: async (_asking, given): Promise<Reading> => {
    if ('text' in given) return clicksOnly('go');
    const [, what, value = ''] = /^(go|page):(.+)$/.exec(given.pick) ?? [];
    if (what === 'go') return { is: 'answer', answer: { digest: value }, facts: [] };
    return { is: 'again', problems: {}, values: what === 'page' ? { page: value } : {} };
  },
};

const pageOf = ({ rows }: Plan, wanted: number): { page: number; rows: Row[]; more: boolean } => {
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 0), last) : 0;
  const from = page * pageSize;
  return { page, rows: rows.slice(from, from + pageSize), more: page < last };
};

const partnersIn = (rows: readonly Row[]): PartnerId[] =>
  rows.flatMap(({ before, after }) => [before, after].filter((one) => one !== undefined));

/** What is kept of the answers: a decision is made anew each time. */
const keptAnswers = ({ answers: { dryRun: _decided, ...answers } }: Asking) => answers;

const finish = async (asking: Asking): Promise<Ending> => {
  const wanted = await wantedOf(asking);
  if ('view' in wanted) return { is: 'said', views: [wanted] };
  const { desk, actor, draftId, answers } = asking;
  const { digest = '' } = answers.dryRun as { digest?: string };
  const made = await desk.act.reassign(
    actor,
    { ...wanted, digest },
    { draftId, answers: keptAnswers(asking) },
  );
  if (isRefusal(made)) {
    if (made.refused === 'changed') return dryRunAgain('planChanged');
    if (made.detail.code === 'nothingToDo') return dryRunAgain('nothingToDo');
    return { is: 'said', views: [refusedView(made)] };
  }
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const dryRunAgain = (code: string): Ending => ({
  is: 'reopen',
  question: 'dryRun',
  problems: { rows: { code } },
});

const park: Conversation['park'] = async (asking) => {
  const { desk, actor, draftId, answers } = asking;
  if (answers.what === undefined) return undefined;
  const partnership = await partnershipNamed(asking);
  const label = await labelOf(asking, partnership?.name ?? '');
  const about = { label, ...(partnership && { partnershipId: partnership.id }) };
  const kind = 'reassignSubscriptions';
  const kept = await desk.act.saveDraft(actor, kind, keptAnswers(asking), about, draftId);
  return isRefusal(kept) ? undefined : kept.id;
};

/** The reseller that a draft is found under: whose subscriptions they are, else to whom they go. */
const partnershipNamed = async (asking: Asking) => {
  const what = chosenWhat(asking);
  const id = what.of === 'reseller' ? what.id : Id.safeParse(asking.answers.reseller).data;
  return id === undefined ? undefined : asking.desk.find.partnership(id);
};

const labelOf = async (asking: Asking, otherwise: string): Promise<string> => {
  const what = chosenWhat(asking);
  if (what.of === 'customer')
    return (await asking.desk.find.customerById(what.id))?.name ?? otherwise;
  if (what.of !== 'undo') return otherwise;
  const view = await asking.desk.find.request(asking.actor, what.id);
  return isRefusal(view) ? otherwise : view.request.about.label;
};

/** Gives many subscriptions another reseller of record: which, to whom, then a dry run that is submitted as it was shown. */
export const reassignSubscriptions: Conversation = {
  name: 'reassignSubscriptions',
  questions: [reassignWhat, reseller, dryRun],
  finish,
  park,
};
