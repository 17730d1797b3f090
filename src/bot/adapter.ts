import {
  ActivityTypes,
  CloudAdapter,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult, BotFrameworkAuthentication } from 'botframework-connector';
import type { Address } from '../domain/notice.ts';
import { isTeamsUrl } from './admission.ts';
import { DeskAuthentication } from './authentication.ts';

/** Which bot this is to Teams. */
export interface BotIdentity {
  /** Local mode: no tokens, and only this machine is talked to. */
  local: boolean;
  botId: string;
  botPassword: string;
  tenantId: string;
  /** Other addresses of the token services than Microsoft's public cloud; names as in the framework's configuration. */
  cloud?: Readonly<Record<string, string>>;
}

/** The framework's adapter, with the token check apart from the turn: so that a bad token is never taken for a broken turn. */
export class DeskAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #local: boolean;

  constructor(
    authentication: BotFrameworkAuthentication,
    { botId, local }: Pick<BotIdentity, 'botId' | 'local'>,
  ) {
    super(authentication);
    this.#appId = local ? '' : botId;
    this.#local = local;
  }

  /** @throws whatever the framework has against the token. */
  authenticate(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    return this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }

  /** Runs one turn; what comes back is the answer to an invoke. */
  take(
    identity: AuthenticateRequestResult,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(identity, activity, turn);
  }

  /** Runs work in a conversation that nobody spoke in just now. Its errors are thrown here; the framework would swallow them. */
  async visit<T>(address: Address, work: (context: TurnContext) => Promise<T>): Promise<T> {
    // Whoever could change a stored address would be sent our token.
    if (!isTeamsUrl(address.serviceUrl, this.#local))
      throw new Error('A stored address is not one of Teams');
    const reference = {
      bot: { id: address.botId, name: '' },
      channelId: 'msteams',
      serviceUrl: address.serviceUrl,
      conversation: {
        id: address.conversationId,
        tenantId: address.tenantId,
        isGroup: address.kind !== 'personal',
        conversationType: address.kind === 'group' ? 'groupChat' : address.kind,
        name: '',
      },
    };
    const done: Promise<T>[] = [];
    await this.continueConversationAsync(this.#appId, reference, async (context) => {
      done.push(work(context));
      await Promise.allSettled(done);
    });
    if (!done[0]) throw new Error('The visit never took place');
    return done[0];
  }
}

/**
 * Opens the adapter.
 * @throws without an app id, unless in local mode: the framework would then let anybody speak as anybody.
 */
export const openAdapter = (identity: BotIdentity): DeskAdapter => {
  const { local, botId, botPassword, tenantId, cloud } = identity;
  if (local) return new DeskAdapter(new DeskAuthentication({}), identity);
  if (!botId.trim() || !botPassword.trim()) {
    throw new Error('The bot has no app id or no password: authentication would be off');
  }
  const settings = {
    ...cloud,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: botId,
    MicrosoftAppPassword: botPassword,
    MicrosoftAppTenantId: tenantId,
  };
  return new DeskAdapter(new DeskAuthentication(settings), identity);
};

/** Is this a turn that we began ourselves? Nobody waits for an apology in it. */
export const isOwnTurn = (context: TurnContext): boolean =>
  context.activity.type === ActivityTypes.Event &&
  (context.activity.name === 'ContinueConversation' ||
    context.activity.name === 'CreateConversation');
