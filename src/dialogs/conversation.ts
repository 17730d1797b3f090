import type { Desk } from '../domain/desk.ts';
import type { Answered, Form, FormState } from '../domain/forms.ts';
import type { Line } from '../domain/notice.ts';
import type { View } from '../domain/views.ts';
import type { OpenName } from '../domain/names.ts';
import type { Actor, Id, Language, Moment } from '../domain/values.ts';

/** What a question may use while it asks or reads: the desk (reading only before the finish), who is asked, and the answers so far. */
export interface Asking {
  desk: Desk;
  actor: Actor;
  language: Language;
  zone: string;
  now: Moment;
  /** What the dialog was opened about (an id), or an empty text. */
  about: string;
  /** The draft these answers are kept under when they are kept: fixed when the dialog starts. */
  draftId: Id;
  /** The answers so far, by question name. */
  answers: Readonly<Record<string, unknown>>;
}

/** What a person gave: a card's inputs with the button pressed, or typed text. */
export type Given = { inputs: Readonly<Record<string, string>>; pick: string } | { text: string };

/** What stands in a question's form, by input: as it was last shown, sent or put aside. */
export type Kept = Readonly<Record<string, string>>;

/**
 * What a question makes of it. `again`: ask again with the problems and everything typed kept; with `understood` what was typed did
 * not miss the question, whatever is wrong with it. `other` answers other questions too; `typed` is what their forms show when they
 * are opened again.
 */
export type Reading =
  | {
      is: 'answer';
      answer: unknown;
      facts: Answered['facts'];
      other?: Readonly<Record<string, unknown>>;
      typed?: Readonly<Record<string, Kept>>;
    }
  | {
      is: 'again';
      problems: FormState['problems'];
      values: Record<string, string>;
      /** Typed text that meant something, though more has to be said: nobody is lost who types so. */
      understood?: boolean;
    };

/** One question of a conversation. Its name is permanent: answers are kept under it. */
export interface Question {
  name: string;
  /** Values of its form that only the desk writes: what a client sends under these names is not heard. */
  keeps?: readonly string[];
  /** Does the answer that is kept still hold? Asked again when it does not: others may have changed, or weeks may have passed. */
  holds?(asking: Asking): boolean | Promise<boolean>;
  /** Answered without asking (for example from `about`); undefined: ask. */
  known?(asking: Asking): Promise<unknown>;
  /** The card that asks; a refusal view ends the dialog with it. */
  ask(asking: Asking, state: FormState): Promise<Form | Extract<View, { view: 'refused' }>>;
  /** `kept` is what stands in the form, for typed text: a click brings it along. */
  read(asking: Asking, given: Given, kept: Kept): Promise<Reading>;
  /** Once the card is posted: the message to complete in the background. */
  posted?(asking: Asking, message: PostedForm): Promise<void>;
}

/** A form's message in Teams, with the token and question that its buttons carry. */
export interface PostedForm {
  conversationId: string;
  messageId: string;
  token: string;
  question: string;
}

/** What a finished conversation says: views to post, in order. `reopen` asks a question again with a problem (what was typed is kept). */
export type Ending =
  | { is: 'said'; views: readonly View[] }
  | { is: 'reopen'; question: string; problems: FormState['problems'] };

/** One thing an agent is led through: questions, then a finish. */
export interface Conversation {
  name: OpenName;
  questions: readonly Question[];
  finish(asking: Asking): Promise<Ending>;
  /** Keeps the answers as a draft under `my requests`; absent: nothing worth keeping. Returns the draft's id. */
  park?(asking: Asking): Promise<Id | undefined>;
  /** When a question refuses to be asked, the dialog ends: is there something to keep as a draft? Absent: no. */
  keepsRefused?(asking: Asking): boolean;
  /** Takes back what was kept of it, and gives what is said when it is cancelled; absent: nothing is, and that it is cancelled. */
  cancel?(asking: Asking): Promise<Line>;
}
