import type { MoveName } from '../domain/moves/move.ts';
import type { FormState } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import type { See } from '../domain/views.ts';
import type { OpenName } from '../domain/names.ts';
import type { Key } from '../locales/index.ts';
import type { Element } from './render.ts';
import { label, type Raw } from './text.ts';

/** How a button looks and what it takes along. */
export interface ButtonLook {
  style?: 'positive' | 'destructive';
  /** Under the "..." of the card. */
  secondary?: boolean;
  /** Presses without checking or sending the card's inputs. */
  alone?: boolean;
}

/** A button that the bot hears of: its verb is one of the four strict ones. */
export const execute = (
  title: Raw,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  look: ButtonLook = {},
): Element =>
  ({
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...(look.style && { style: look.style }),
    ...(look.secondary && { mode: 'secondary' }),
    ...(look.alone && { associatedInputs: 'none' }),
  }) as unknown as Element;

/** A button to a web page. Only https, or this computer: anything else is no link. */
export const openUrl = (
  title: Raw,
  url: string,
  look: Pick<ButtonLook, 'style'> = {},
): Element[] =>
  isLink(url)
    ? [
        {
          type: 'Action.OpenUrl',
          title,
          url,
          ...(look.style && { style: look.style }),
        } as unknown as Element,
      ]
    : [];

/** May this be shown as a link? */
export const isLink = (url: string): boolean => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(parsed?.hostname ?? '');
  return parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && loopback);
};

/** A button that opens a piece of card with its own inputs and buttons. */
export const showCard = (
  title: Raw,
  body: readonly Element[],
  actions: readonly Element[],
  look: ButtonLook = {},
): Element =>
  ({
    type: 'Action.ShowCard',
    title,
    ...(look.style && { style: look.style }),
    ...(look.secondary && { mode: 'secondary' }),
    card: { type: 'AdaptiveCard', version: '1.5', body, actions },
  }) as unknown as Element;

/** Shows and hides parts of the card. */
export const toggle = (title: Raw, ids: readonly string[]): Element =>
  ({ type: 'Action.ToggleVisibility', title, targetElements: ids }) as unknown as Element;

/** `do:<move>` on a request. */
export const doMove = (
  reader: Reader,
  move: MoveName,
  request: { id: string; version: number },
  look: ButtonLook & { title?: Key } = {},
): Element =>
  execute(
    label(reader, look.title ?? (`button.${move}` as Key)),
    `do:${move}`,
    { id: request.id, version: request.version },
    look,
  );

/** `open:<dialog>`: begins one. */
export const open = (
  reader: Reader,
  name: OpenName,
  about: string,
  look: ButtonLook & { title?: Key } = {},
): Element =>
  execute(label(reader, look.title ?? `button.open.${name}`), `open:${name}`, { about }, look);

/** `see:<view>`: looks at something. */
export const see = (reader: Reader, to: See, look: ButtonLook & { title?: Key } = {}): Element =>
  execute(
    label(reader, look.title ?? `button.see.${to.view}`),
    `see:${to.view}`,
    { filter: to.filter, page: to.page },
    { alone: true, ...look },
  );

/** `answer`: a form's button. */
export const answer = (
  reader: Reader,
  form: FormState,
  pick: string,
  title: Key,
  look: ButtonLook = {},
): Element =>
  execute(
    label(reader, title),
    'answer',
    { dialog: form.token, question: form.question, pick },
    look,
  );

/**
 * Back, which keeps what was typed, and Cancel, which does not. Since Back sends the inputs along, no input of a form is required by
 * the client: else an empty one would bar the way back.
 */
export const wayOut = (reader: Reader, form: FormState): Element[] => [
  ...(form.back ? [answer(reader, form, 'back', 'button.back')] : []),
  answer(reader, form, 'cancel', 'button.cancel', { alone: true }),
];

/** Previous and next page of a list. */
export const paging = (reader: Reader, to: See, more: boolean): Element[] => [
  ...(to.page > 0 ? [see(reader, { ...to, page: to.page - 1 }, { title: 'button.previous' })] : []),
  ...(more ? [see(reader, { ...to, page: to.page + 1 }, { title: 'button.next' })] : []),
];
