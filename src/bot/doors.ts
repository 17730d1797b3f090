import type { Dialogs } from '../dialogs/lead.ts';
import type { Desk } from '../domain/desk.ts';
import type { Address } from '../domain/notice.ts';
import type { Clock, Ids, Log, Shelf } from '../domain/ports.ts';
import type { Id } from '../domain/values.ts';
import type { Answered, Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { View } from '../domain/views.ts';
import type { BotIdentity, DeskAdapter } from './adapter.ts';

/** An Adaptive Card as JSON. */
export type Card = Record<string, unknown>;

/** What the bot asks of the cards room. */
export interface Cards {
  showView(view: View, reader: Reader, settings: CardSettings): Card;
  showForm(form: Form | Answered, reader: Reader, settings: CardSettings): Card;
  /** One plain line, without secrets: what a notification shows. */
  summaryOf(shown: View | Form, reader: Reader, settings: CardSettings): string;
}

/** What the bot needs from outside its room. */
export interface BotDoors {
  identity: BotIdentity;
  desk: Desk;
  talk: Shelf;
  cards: Cards;
  log: Log;
  ids: Ids;
  clock: Clock;
  /**
   * Keeps a posted or clicked card true from now on. `show`: `request:<id>`, `batch:<id>`, `match:<id>`. `view`: what everybody
   * sees there, where that is known.
   */
  adopt: (posted: {
    address: Address;
    messageId: string;
    show: string;
    view?: View;
  }) => Promise<void>;
  /** Where a person can be reached in personal chat; undefined: nowhere yet. */
  addressOf: (personId: Id) => Promise<Address | undefined>;
}

/** What the files of this room work with. */
export interface House extends BotDoors {
  adapter: DeskAdapter;
  dialogs: Dialogs;
}
