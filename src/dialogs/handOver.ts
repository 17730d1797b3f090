import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { Person } from '../domain/values.ts';
import type { RefusedView, See } from '../domain/views.ts';
import type { Asking, Conversation, Question, Reading } from './conversation.ts';
import { namedBy } from './namedBy.ts';
import { refusedView } from './refused.ts';

/** The draft that is handed over, when it is one's own; else why not. */
const draftOf = async ({ desk, actor, about }: Asking): Promise<Request | RefusedView> => {
  const view = await desk.find.request(actor, about);
  if (isRefusal(view)) return refusedView(view);
  const { request } = view;
  const see: See = { view: 'request', filter: request.id, page: 0 };
  if (request.asker.id !== actor.id) return refusedView(refuse('notAllowed'), see);
  if (request.state !== 'draft')
    return refusedView(refuse('wrongState', { state: request.state }), see);
  return request;
};

const colleagues = async ({ desk, actor }: Asking): Promise<readonly Person[]> =>
  (await desk.find.managers()).filter(({ id }) => id !== actor.id);

const person: Question = {
  name: 'person',
  ask: async (asking, state) => {
    const request = await draftOf(asking);
    if ('view' in request) return request;
    return { form: 'handOver', ...state, request, people: await colleagues(asking) };
  },
  read: async (asking, given): Promise<Reading> => {
    const people = await colleagues(asking);
    const meant =
      'text' in given
        ? namedBy(people, given.text)
        : people.filter(({ id }) => id === given.inputs.person);
    const [one] = meant;
    if (!one || meant.length > 1)
      return { is: 'again', problems: { person: { code: 'pickOne' } }, values: {} };
    return {
      is: 'answer',
      answer: { id: one.id, name: one.name },
      facts: [{ field: 'person', text: one.name }],
    };
  },
};

/** Gives a draft to a colleague, who goes on with it; both are told by the desk. */
export const handOver: Conversation = {
  name: 'handOver',
  questions: [person],
  finish: async (asking) => {
    const { desk, actor, about, answers } = asking;
    const { id, name } = Person.parse(answers.person);
    const done = await desk.act.handOver(actor, about, id);
    if (isRefusal(done) && done.refused === 'invalid')
      return { is: 'reopen', question: 'person', problems: { person: { code: 'pickOne' } } };
    if (isRefusal(done)) return { is: 'said', views: [refusedView(done)] };
    const { kind, about: what } = done;
    const values = { person: name, kind, about: what.label };
    const line = { key: 'handedOverTo', values };
    return { is: 'said', views: [{ view: 'line', line }] };
  },
};
