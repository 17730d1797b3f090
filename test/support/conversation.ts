import assert from 'node:assert/strict';
import type { Asking, Conversation, Given, Question } from '../../src/dialogs/conversation.ts';
import type { Desk } from '../../src/domain/desk.ts';
import type { Actor, Language, Moment } from '../../src/domain/values.ts';
import type { Answered, Form, FormState } from '../../src/domain/forms.ts';
import type { View } from '../../src/domain/views.ts';
import { monday } from './requests.ts';

/** Who talks with which desk, when, and what is known at the start. */
export interface Setting {
  desk: Desk;
  actor: Actor;
  language?: Language;
  zone?: string;
  now?: Moment;
  about?: string;
  draftId?: string;
  answers?: Record<string, unknown>;
  typed?: Record<string, Record<string, string>>;
}

/** What a conversation shows: forms, the answered form, views; `parked` with the draft's id. */
export type Shown = Form | View | Answered | { parked: string | undefined };

/** Said: typed text, or a button with the card's inputs. */
export type Said = string | [pick: string, inputs?: Record<string, string>];

/** A conversation under way, without a framework and without Teams. */
export interface Talk {
  /** What is said to it next; gives what it shows then. */
  say(said: Said): Promise<Shown[]>;
  /** The open question's form was posted. */
  posted(): Promise<void>;
  asking(): Asking;
  /** The open question; undefined: it is over. */
  readonly open: string | undefined;
  first: Shown[];
}

const given = (said: Said): Given =>
  typeof said === 'string' ? { text: said } : { pick: said[0], inputs: said[1] ?? {} };

/** Begins a conversation, as the mechanism in `dialogs/` leads through it: answers by question, known ones are not asked. */
export const begin = async (conversation: Conversation, setting: Setting): Promise<Talk> => {
  const answers: Record<string, unknown> = { ...setting.answers };
  const typed: Record<string, Record<string, string>> = { ...setting.typed };
  let asked: string[] = [];
  let edited: { question: string; answer: unknown } | undefined;
  let open: Question | undefined;
  let form: Form | undefined;

  const asking = (): Asking => ({
    desk: setting.desk,
    actor: setting.actor,
    language: setting.language ?? 'en-US',
    zone: setting.zone ?? 'UTC',
    now: setting.now ?? monday,
    about: setting.about ?? '',
    draftId: setting.draftId ?? 'draft-1',
    answers: { ...answers },
  });

  const ask = async (
    question: Question,
    problems: FormState['problems'] = {},
  ): Promise<Shown[]> => {
    open = question;
    const state = { token: 'token', question: question.name, problems, back: asked.length > 0 };
    const shown = await question.ask(asking(), { ...state, values: typed[question.name] ?? {} });
    if ('view' in shown) open = undefined;
    else {
      form = shown;
      assert.equal(shown.token, 'token');
      assert.equal(shown.question, question.name);
    }
    return [shown];
  };

  /** What a question keeps itself, nobody can say. */
  const heard = (question: Question, what: Given): Given => {
    const keeps = question.keeps ?? [];
    if ('text' in what) return what;
    const kept = Object.entries(typed[question.name] ?? {});
    const said = Object.entries(what.inputs).filter(([name]) => !keeps.includes(name));
    return {
      ...what,
      inputs: Object.fromEntries([...said, ...kept.filter(([name]) => keeps.includes(name))]),
    };
  };

  const goOn = async (problems: FormState['problems'] = {}): Promise<Shown[]> => {
    for (const question of conversation.questions) {
      if (question.name in answers) {
        if ((await question.holds?.(asking())) ?? true) continue;
        delete answers[question.name];
      }
      const isEdited = edited?.question === question.name;
      const known = isEdited ? undefined : await question.known?.(asking());
      if (known === undefined) return ask(question, problems);
      answers[question.name] = known;
    }
    const ending = await conversation.finish(asking());
    if (ending.is === 'said') {
      open = undefined;
      return [...ending.views];
    }
    delete answers[ending.question];
    return goOn(ending.problems);
  };

  const answer = async (question: Question, what: Given): Promise<Shown[]> => {
    const kept = typed[question.name] ?? {};
    const reading = await question.read(asking(), what, kept);
    if (reading.is === 'again') {
      typed[question.name] = 'text' in what ? { ...kept, ...reading.values } : reading.values;
      return ask(question, reading.problems);
    }
    Object.assign(answers, reading.other, { [question.name]: reading.answer });
    // Answers are stored as JSON between turns.
    assert.deepEqual(JSON.parse(JSON.stringify(reading.answer)), reading.answer);
    if ('inputs' in what) typed[question.name] = { ...what.inputs };
    Object.assign(typed, reading.typed);
    edited = undefined;
    asked = [...asked.filter((name) => name !== question.name), question.name];
    const done: Answered = {
      form: 'answered',
      of: form!.form,
      facts: reading.facts,
      how: 'answered',
    };
    return [done, ...(await goOn())];
  };

  return {
    first: await goOn(),
    asking,
    get open() {
      return open?.name;
    },
    posted: async () => {
      const message = { conversationId: 'a:1', messageId: 'm1', token: 'token' };
      await open?.posted?.(asking(), { ...message, question: open.name });
    },
    say: async (said) => {
      assert.ok(open, 'the conversation is over');
      const what = heard(open, given(said));
      if ('text' in what) return answer(open, what);
      if (what.pick === 'park') return [{ parked: await conversation.park?.(asking()) }];
      const edit = what.pick.startsWith('edit:') ? what.pick.slice(5) : undefined;
      if (edit === undefined && what.pick !== 'back') return answer(open, what);
      typed[open.name] = { ...what.inputs };
      if (edit !== undefined) {
        edited = { question: edit, answer: answers[edit] };
        delete answers[edit];
        asked = asked.filter((name) => name !== edit);
      } else if (edited?.question === open.name) {
        answers[open.name] = edited.answer;
        asked.push(open.name);
      } else delete answers[asked.pop() ?? ''];
      return goOn();
    },
  };
};

/** What is expected of one thing that is shown: these parts; of its problems, all. */
export type Expected = Record<string, unknown>;

/** One row of a conversation: what is said (`begin`: nothing yet), and what is shown then. */
export type Row = [said: Said | { begin: true }, shown: Expected[]];

/** Says the rows one after the other and compares what is shown. Gives the conversation as it stands then. */
export const converse = async (
  conversation: Conversation,
  setting: Setting,
  rows: readonly Row[],
): Promise<Talk> => {
  const talk = await begin(conversation, setting);
  for (const [index, [said, expected]] of rows.entries()) {
    const shown =
      typeof said === 'object' && 'begin' in said
        ? talk.first
        : await talk.say(said as Exclude<typeof said, { begin: true }>);
    const where = `row ${index + 1}: ${JSON.stringify(shown)}`;
    assert.equal(shown.length, expected.length, where);
    shown.forEach((one, at) => compare(one, expected[at] ?? {}, where));
  }
  return talk;
};

const compare = (shown: Shown, expected: Expected, where: string): void => {
  if ('problems' in expected) {
    assert.deepEqual('problems' in shown ? shown.problems : undefined, expected.problems, where);
  }
  if ('facts' in expected) {
    assert.deepEqual('facts' in shown ? shown.facts : undefined, expected.facts, where);
  }
  assert.partialDeepStrictEqual(shown as object, expected, where);
};
