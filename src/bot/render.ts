import type { Desk } from '../domain/desk.ts';
import type { Address } from '../domain/notice.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Answered, Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { RefusedView, View } from '../domain/views.ts';
import type { Card, Cards, House } from './doors.ts';
import type { ClickAnswer } from './memory.ts';
import type { Spoken } from './voice.ts';

type Renderer = Pick<House, 'cards' | 'desk' | 'clock'>;

/** For whom cards at an address are made. */
export const readerAt = (
  { desk, clock }: Pick<Renderer, 'desk' | 'clock'>,
  address: Address,
): Reader => ({
  language: address.language,
  zone: address.zone ?? desk.settings.zone,
  now: clock.now(),
});

/** A view or form as it is sent: the card alone, with the line that notifications show. */
export const spoken = (doors: Renderer, address: Address, what: View | Form): Spoken => {
  const reader = readerAt(doors, address);
  const settings = settingsOf(doors.desk);
  return {
    card: cardOf(doors.cards, what, reader, settings),
    summary: doors.cards.summaryOf(what, reader, settings),
  };
};

/** A closed form as it is shown in the place of the open one. */
export const closedCard = (doors: Renderer, address: Address, card: Answered | View): Spoken => ({
  card: cardOf(doors.cards, card, readerAt(doors, address), settingsOf(doors.desk)),
  summary: '',
});

/** The body of the answer to a card's click. */
export type ClickBody =
  | { statusCode: 200; type: 'application/vnd.microsoft.card.adaptive'; value: Card }
  | { statusCode: 200; type: 'application/vnd.microsoft.activity.message'; value: string }
  | {
      statusCode: 400;
      type: 'application/vnd.microsoft.error';
      value: { code: string; message: string };
    };

/** The answer to a click, in the language of the place. */
export const bodyOf = (doors: Renderer, address: Address, answer: ClickAnswer): ClickBody => {
  const reader = readerAt(doors, address);
  const settings = settingsOf(doors.desk);
  return 'card' in answer
    ? {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: cardOf(doors.cards, answer.card, reader, settings),
      }
    : {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: doors.cards.summaryOf(answer.text, reader, settings),
      };
};

/** A line, as a view. */
export const line = (key: string, values: Record<string, string> = {}): View => ({
  view: 'line',
  line: { key, values },
});

/** A refusal, as a view; with the way to the request that stands in the way. */
export const refusedView = (refusal: Refusal): RefusedView => ({
  view: 'refused',
  code: refusal.refused,
  detail: refusal.detail,
  ...(refusal.detail.requestId && {
    see: { view: 'request' as const, filter: refusal.detail.requestId, page: 0 },
  }),
});

/** What a look or deed came to, as a view. */
export const viewOf = (outcome: View | Refusal): View =>
  isRefusal(outcome) ? refusedView(outcome) : outcome;

const settingsOf = ({ settings }: Desk): CardSettings => ({
  providerName: settings.providerName,
  portalUrl: settings.portalUrl,
  enrolLink: settings.enrolLink,
  agreementLink: settings.agreementLink,
  signInUrl: settings.signInUrl,
  customersUrl: settings.customersUrl,
});

const cardOf = (
  cards: Cards,
  what: View | Form | Answered,
  reader: Reader,
  settings: CardSettings,
): Card =>
  'view' in what ? cards.showView(what, reader, settings) : cards.showForm(what, reader, settings);
