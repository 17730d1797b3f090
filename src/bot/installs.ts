import type { TurnContext } from 'botbuilder';
import { isRefusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/values.ts';
import { whoIs } from './actor.ts';
import { turnHere } from './chat.ts';
import type { House } from './doors.ts';
import { kindOf, type Inbound } from './inbound.ts';
import { line } from './render.ts';
import type { TakeTurn } from './turns.ts';

const nobody: Actor = { id: 'nobody', name: '', roles: [] };

/**
 * Says hello once: a person who may use the desk is welcomed, a team or group hears who can use it. Clients tell of the same
 * installation again and again, so the memory knows whether it was said. Somebody without a role hears of nothing.
 */
export const takeInstall =
  ({ house, takeTurn }: { house: House; takeTurn: TakeTurn }) =>
  async (context: TurnContext, inbound: Inbound): Promise<void> => {
    if (inbound.action !== 'add' && inbound.action !== 'add-upgrade') return;
    const personal = kindOf(inbound) === 'personal';
    const who = await whoIs(house)(inbound, 'recent');
    const known = who !== 'nobody' && !isRefusal(who);
    if (personal && !known) return;
    await turnHere(
      house,
      takeTurn,
      { context, inbound, actor: known ? who : nobody },
      async (turn) => {
        if (turn.talk.welcomed) return;
        turn.talk.welcomed = true;
        turn.say(
          personal ? { ...house.desk.find.help(turn.actor), welcome: true } : line('introduction'),
        );
      },
    );
  };
