import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Part } from './part.ts';
import type { DemoPerson } from './people.ts';
import { nameOf, people, tenantId } from './people.ts';

/** One chat client: who sits there, and where its conversations have their ids. */
export interface Playground {
  /** Begins the id of each of its conversations, so that no two clients share one. */
  prefix: 'sales' | 'admin';
  person: DemoPerson;
  port: number;
  folder: string;
}

/** The bot as the chat clients address it. */
export const bot = { id: '00000000-0000-0000-0000-00000000000011', name: 'Reseller Desk' };

const userOf = (person: DemoPerson) => ({
  id: person.clientId,
  name: nameOf(person),
  userPrincipleName: person.mailbox,
  aadObjectId: person.id,
  givenName: person.givenName,
  surname: person.surname,
  email: person.mailbox,
});

/** The conversations of a chat client. A team always has the channel General, with the team's id, and here one more. */
export const conversationsOf = (prefix: Playground['prefix']) => ({
  personal: `${prefix}-personal-chat`,
  group: `${prefix}-group-chat`,
  team: `${prefix}-team`,
  channel: `${prefix}-channel`,
});

const configOf = ({ prefix, person }: Playground) => {
  const ids = conversationsOf(prefix);
  return {
    version: '0.1.1',
    tenantId,
    bot,
    currentUser: userOf(person),
    users: people.filter((each) => each !== person).map(userOf),
    personalChat: { id: ids.personal },
    groupChat: { id: ids.group, name: 'Group Chat' },
    team: {
      id: ids.team,
      name: 'Reseller business',
      aadGroupId: `${prefix}-team-group`,
      channels: [{ id: ids.channel, name: prefix === 'admin' ? 'Approvals' : 'Sales' }],
    },
  };
};

/** Writes the client's settings; it reads them from the folder it is started in. JSON is YAML too. */
export const writePlaygroundConfig = async (playground: Playground): Promise<void> => {
  await mkdir(playground.folder, { recursive: true });
  const file = join(playground.folder, '.m365agentsplayground.yml');
  await writeFile(file, `${JSON.stringify(configOf(playground), null, 2)}\n`);
};

/** What follows `node` to start a chat client that talks to the bot at this address. */
export const playgroundArgs = ({ port }: Playground, messagesUrl: string): string[] => {
  const manifest = createRequire(import.meta.url).resolve(
    '@microsoft/m365agentsplayground/package.json',
  );
  const cli = join(dirname(manifest), 'cli.js');
  return [cli, 'start', '-e', messagesUrl, '-c', 'msteams', '-p', String(port), '--dt'];
};

/** Ready when it listens where it should; when its port is taken in the last moment it takes any other. */
export const listensOn =
  ({ port }: Playground) =>
  async (part: Part): Promise<void> => {
    const listening = /^Listening on (\d+)/;
    const line = await part.line((each) => listening.test(each));
    const found = listening.exec(line)?.[1];
    if (found !== String(port))
      throw new Error(`${part.name} listens on port ${found}, but ${port} was asked for`);
  };

/** Installs the app in a conversation, as somebody does in Teams: from then on the bot may write there. */
export const install = async ({ port }: Playground, conversationId: string): Promise<void> => {
  const activities = `http://127.0.0.1:${port}/_internal/v1/customActivities`;
  const query = new URLSearchParams({ conversationId, type: 'install' });
  const template = await answerOf(await fetch(`${activities}/template?${query}`));
  const headers = { 'content-type': 'application/json' };
  await answerOf(await fetch(activities, { method: 'POST', headers, body: template }));
};

async function answerOf(response: Response): Promise<string> {
  if (!response.ok)
    throw new Error(`The chat client answered ${response.status} to ${response.url}`);
  return response.text();
}
