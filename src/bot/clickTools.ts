import type { TurnContext } from 'botbuilder';
import type { Actor } from '../domain/values.ts';
import type { House } from './doors.ts';
import type { Click } from './envelope.ts';
import type { Inbound } from './inbound.ts';
import type { Recall } from './recall.ts';
import type { TakeTurn } from './turns.ts';

/** What clicks are answered with. */
export interface ClickTools {
  house: House;
  takeTurn: TakeTurn;
  recallOf: (conversationId: string) => Recall;
}

/** A click of one kind, with who made it. */
export interface Said<Kind extends Click['is']> {
  context: TurnContext;
  inbound: Inbound;
  actor: Actor;
  click: Extract<Click, { is: Kind }>;
}
