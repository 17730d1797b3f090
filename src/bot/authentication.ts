import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import type {
  AuthenticateRequestResult,
  ClaimsIdentity,
  ConnectorClient,
  ConnectorFactory,
  UserTokenClient,
} from 'botframework-connector';

const mostAddresses = 100;

/**
 * The framework's authentication, but the clients that it makes in every turn are made once: they hold nothing of a turn, and
 * every call asks the credentials anew for a token that is still good. All of them are the one bot's.
 */
export class DeskAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  readonly #userTokens = new Map<string, Promise<UserTokenClient>>();

  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    const known = await super.authenticateRequest(activity, authorization);
    const { connectorFactory } = known;
    return { ...known, connectorFactory: connectorFactory && this.#keeping(connectorFactory) };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.#keeping(super.createConnectorFactory(identity));
  }

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return once(this.#userTokens, '', () => super.createUserTokenClient(identity));
  }

  #keeping(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: (serviceUrl, audience) =>
        once(this.#connectors, `${audience} ${serviceUrl}`, () =>
          factory.create(serviceUrl, audience),
        ),
    };
  }
}

/** What was made under a key, or makes it; what could not be made is made again. */
const once = async <Made>(
  kept: Map<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> => {
  const made = kept.get(key) ?? make();
  kept.set(key, made);
  const [oldest] = kept.keys();
  if (kept.size > mostAddresses && oldest !== undefined) kept.delete(oldest);
  try {
    return await made;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
};
