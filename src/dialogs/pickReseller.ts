import type { Partnership } from '../domain/partnership.ts';
import { isRefusal } from '../domain/refusal.ts';
import { searchWords } from '../domain/search.ts';
import { Id } from '../domain/values.ts';
import type { Form } from '../domain/forms.ts';
import { searchText } from '../locales/index.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { notOffered, refusedView } from './refused.ts';

type Purpose = Extract<Form, { form: 'pickReseller' }>['purpose'];

const mostText = 100;

/** Which reseller? Answered by what the dialog was opened about, by a row, or by a search that finds one. The answer is its id. */
export const pickReseller = (purpose: Purpose): Question => ({
  name: 'reseller',
  known: async ({ desk, about }) =>
    about === '' ? undefined : (await desk.find.partnership(about))?.id,
  ask: async (asking, state) => {
    const no = notOffered(asking, purpose);
    if (no) return no;
    const text = state.values.text ?? '';
    const found = await rowsFor(asking, text);
    return isRefusal(found)
      ? refusedView(found)
      : { form: 'pickReseller', ...state, purpose, rows: found, text };
  },
  read: async (asking, given) => {
    if ('text' in given) return search(asking, given.text);
    const { reseller = '', text = '' } = given.inputs;
    if (given.pick === 'search') return search(asking, text);
    const chosen = reseller === '' ? undefined : await asking.desk.find.partnership(reseller);
    if (chosen) return answered(chosen);
    if (text.trim() !== '') return search(asking, text);
    return { is: 'again', problems: { reseller: { code: 'pickOne' } }, values: {} };
  },
});

/** The id that was chosen. */
export const chosenReseller = (asking: Asking): Id => Id.parse(asking.answers.reseller);

const answered = (one: Partnership): Reading => ({
  is: 'answer',
  answer: one.id,
  facts: [{ field: 'reseller', text: one.name }],
});

const search = async (asking: Asking, typed: string): Promise<Reading> => {
  const text = typed.trim().slice(0, mostText);
  if (text === '') return { is: 'again', problems: {}, values: {} };
  const [one, found] = await Promise.all([
    asking.desk.find.oneReseller(text),
    rowsFor(asking, text),
  ]);
  const rows = isRefusal(found) ? [] : found;
  // One that is no longer listed counts only when nothing else is meant: the next question says what became of it.
  const meant =
    one && (one.state !== 'removed' || rows.length === 0)
      ? one
      : rows.length === 1
        ? rows[0]
        : undefined;
  if (meant) return answered(meant);
  return {
    is: 'again',
    problems: rows.length === 0 ? { text: { code: 'noneFound', values: { text } } } : {},
    values: { text },
  };
};

const rowsFor = async ({ desk, actor }: Asking, text: string) => {
  if (text !== '' && searchWords(text).length === 0) return [];
  const found = await desk.find.resellers(actor, {
    text: searchText(text),
    page: 0,
    ...(text !== '' && { scope: 'all' as const }),
  });
  return isRefusal(found) ? found : found.rows;
};
