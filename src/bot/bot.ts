import { ActivityHandlerBase, type InvokeResponse, type TurnContext } from 'botbuilder';
import { openDialogs } from '../dialogs/lead.ts';
import type { Conversation } from '../dialogs/conversation.ts';
import type { Notifier } from '../domain/ports.ts';
import { openAdapter } from './adapter.ts';
import { badClick, takeClick } from './clicks.ts';
import type { BotDoors, House } from './doors.ts';
import { inboundOf, type Inbound } from './inbound.ts';
import { takeInstall } from './installs.ts';
import { readTalk } from './memory.ts';
import { takeMessage } from './messages.ts';
import { openNotifier, type StillAsked } from './notifier.ts';
import { openLines } from './queue.ts';
import { openRecalls } from './recall.ts';
import type { ClickBody } from './render.ts';
import { openReception, type Receive } from './reception.ts';
import { sayingSorry } from './sorry.ts';
import { openTurns } from './turns.ts';

interface Handlers {
  message(context: TurnContext, inbound: Inbound): Promise<void>;
  click(context: TurnContext, inbound: Inbound): Promise<ClickBody>;
  other(inbound: Inbound): ClickBody;
  install(context: TurnContext, inbound: Inbound): Promise<void>;
}

/**
 * The framework's activity handler. Everything that is not here (reactions, edited messages, members who come and go, types of
 * tomorrow) is left unanswered on purpose.
 */
class DeskBot extends ActivityHandlerBase {
  readonly #handlers: Handlers;

  constructor(handlers: Handlers) {
    super();
    this.#handlers = handlers;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    await this.#handlers.message(context, inboundOf(context));
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const inbound = inboundOf(context);
    const isClick = inbound.name === 'adaptiveCard/action';
    const body = isClick
      ? await this.#handlers.click(context, inbound)
      : this.#handlers.other(inbound);
    return { status: 200, body };
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    await this.#handlers.install(context, inboundOf(context));
  }
}

/** The desk in Teams. */
export interface Bot {
  /** Takes one activity as it came over HTTP. */
  receive: Receive;
  /** Says things on its own account. */
  notifier: Notifier;
  stillAsked: StillAsked;
}

/** Opens the bot: it takes its doors and the conversations it can lead, and holds no rule of the business. */
export const openBot = (doors: BotDoors, conversations: readonly Conversation[]): Bot => {
  const adapter = openAdapter(doors.identity);
  const house: House = { ...doors, adapter, dialogs: openDialogs(conversations) };
  const inLine = openLines();
  const recallOf = openRecalls();
  const takeTurn = openTurns({ house, inLine, recallOf });
  adapter.onTurnError = sayingSorry(house, recallOf);
  const bot = new DeskBot({
    message: takeMessage({ house, takeTurn }),
    click: takeClick({ house, takeTurn, recallOf }),
    other: (inbound) => badClick(house, inbound),
    install: takeInstall({ house, takeTurn }),
  });
  const stillAsked: StillAsked = async (conversationId, token, question) => {
    const { dialog } = readTalk(await doors.talk.read(conversationId));
    return dialog?.token === token && dialog.open === question;
  };
  return {
    receive: openReception(house, bot),
    notifier: openNotifier(house, inLine, stillAsked),
    stillAsked,
  };
};
