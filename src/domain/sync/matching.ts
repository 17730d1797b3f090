import { z } from 'zod';
import { matchDoc, matchDocId, type Match } from '../match.ts';
import type { Partnership } from '../partnership.ts';
import type { Op, Shelf } from '../ports.ts';
import { readRequest, type Request, type State } from '../request.ts';
import { searchWords } from '../search.ts';
import { taskDoc, tellTask, type Audience, type Task } from '../tasks.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';

/** Invitations that a reseller may have accepted: the link in the mail works after we stop following it. */
const acceptable: readonly State[] = ['waiting', 'running', 'expired', 'withdrawn'];
const open: readonly State[] = ['waiting', 'running'];
const closedCountForDays = 180;
const pageSize = 500;
const mostCandidates = 20;
const unknownCountry = 'ZZ';

/** Who hears of what changed outside the desk. */
export const admins: Audience = { to: 'whoMay', permission: 'configure' };

const Hints = z.object({
  email: z.string().optional().catch(undefined),
  company: z.string().optional().catch(undefined),
  country: z.string().optional().catch(undefined),
  partnerId: z.string().optional().catch(undefined),
});

/** Every invitation that could still be accepted: the open ones, and those closed within half a year. */
export const acceptableInvitations = async (desk: Shelf, now: Moment): Promise<Request[]> => {
  const lists = await Promise.all(acceptable.map((state) => invitations(desk, state, now)));
  return lists.flat();
};

const invitations = async (desk: Shelf, state: State, now: Moment): Promise<Request[]> => {
  const oldest = open.includes(state) ? '' : later(now, { days: -closedCountForDays });
  const all: Request[] = [];
  for (let skip = 0; ; skip += pageSize) {
    const tags = [`kind:requestPartnership:${state}`];
    const page = await desk.list({ type: 'request', tags, order: 'desc', skip, limit: pageSize });
    const young = page.map(readRequest).filter((request) => request.createdAt >= oldest);
    all.push(...young);
    if (young.length < pageSize) return all;
  }
};

/**
 * The invitations that a reseller probably accepted, newest first: those with its Partner ID; if there are none, those with its
 * company name in its country; else those to a mail domain that is called like it, since an address is often all that is given. It
 * is a guess, so the inviter is asked. A country that is not known excludes nobody.
 */
export const likelyInvitations = (
  reseller: Pick<Partnership, 'name' | 'partnerId' | 'country'>,
  invitations: readonly Request[],
): Request[] => {
  const hinted = invitations
    .map((request) => ({ request, hints: Hints.safeParse(request.input).data ?? {} }))
    .toSorted((a, b) => (a.request.createdAt < b.request.createdAt ? 1 : -1));
  const byId = hinted.filter(({ hints }) => hints.partnerId?.trim() === reseller.partnerId);
  const name = companyKey(reseller.name);
  const byName = hinted.filter(
    ({ hints: { company, country } }) =>
      company !== undefined &&
      name !== '' &&
      companyKey(company) === name &&
      sameCountry(country, reseller.country),
  );
  const byMail = hinted.filter(
    ({ hints: { email, country } }) =>
      email !== undefined && isCalledLike(email, name) && sameCountry(country, reseller.country),
  );
  const likely = [byId, byName, byMail].find((those) => those.length > 0) ?? [];
  return likely.slice(0, mostCandidates).map(({ request }) => request);
};

// A mailbox there says nothing about whose it is.
const everybodysMail = new Set(
  'gmail googlemail outlook hotmail live msn yahoo icloud proton gmx web mail foxmail sina sohu aliyun yeah'.split(
    ' ',
  ),
);
const shortestLabel = 4;

/** `jane@fabrikam.example` is called like Fabrikam, and like Fabrikam Retail. */
const isCalledLike = (email: string, companyName: string): boolean => {
  const company = companyName.replaceAll(' ', '');
  const labels = (email.split('@')[1] ?? '').toLowerCase().split('.').slice(0, -1);
  return labels
    .map((label) => label.replaceAll('-', ''))
    .filter((label) => label.length >= shortestLabel && !everybodysMail.has(label))
    .some((label) => company.startsWith(label));
};

const sameCountry = (a: string | undefined, b: string): boolean =>
  !a || b === unknownCountry || a.trim().toUpperCase() === b;

const legalForms = new Set(
  (
    'ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh mbh ag kg kgaa ohg ug ek se sa sas sarl sasu ' +
    'srl spa sl slu lda bv nv oy oyj ab as asa aps pty pte kk sdn bhd'
  ).split(' '),
);
const hanLegalForm =
  /(股份有限公司|有限责任公司|有限公司|股份公司|公司|株式会社|合同会社|有限会社)$/u;

// `S.A.` and `SA` are the same form.
const initials = /(?<!\p{L})\p{L}(?:\.\p{L})+(?!\p{L})/gu;

/** One writing of a company's name: no case, accents, punctuation or legal form, which people leave out or write in many ways. */
export const companyKey = (name: string): string => {
  const words = searchWords(name.replace(initials, (letters) => letters.replaceAll('.', '')))
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''))
    .map((word) => (hanLegalForm.test(word) ? word.replace(hanLegalForm, '') || word : word));
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
};

/** The question whose invitation it was, and who is asked it: saved together with the partnership that appeared. */
export const matchOps = (
  partnership: Partnership,
  invitations: readonly Request[],
  now: Moment,
): Op[] => {
  const candidates = likelyInvitations(partnership, invitations);
  const askers = [...new Set(candidates.map((request) => request.asker.id))];
  const [only] = askers;
  const match: Match = {
    id: partnership.id,
    partnershipId: partnership.id,
    candidates: candidates.map((request) => request.id),
    asked: askers.length === 1 ? 'person' : 'channel',
    at: now,
  };
  const occasion = `match:${match.id}:${now}`;
  const show = matchDocId(match.id);
  const asks =
    only !== undefined && match.asked === 'person'
      ? tellTask(occasion, now, { to: 'person', id: only }, { show })
      : tellTask(occasion, now, { to: 'channels', topic: 'partnerships' }, { show });
  const flags = candidates.length === 0 ? [uninvited(partnership, now)] : [];
  return [
    { op: 'put', doc: matchDoc(match) },
    ...[asks, ...flags].map((task): Op => ({ op: 'put', doc: taskDoc(task) })),
  ];
};

const uninvited = ({ id, name }: Partnership, now: Moment): Task =>
  tellTask(`uninvited:${id}:${now}`, now, admins, {
    line: { key: 'uninvited', values: { reseller: name } },
    see: `reseller:${id}`,
  });
