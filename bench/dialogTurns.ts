import { typed, type Speaker } from './activities.ts';
import type { Connector } from './connector.ts';
import { makeFolder, openFresh } from './folder.ts';
import { inTurns, send, type Turn } from './load.ts';
import { compare, type Comparison } from './rounds.ts';
import { startServer, type Server } from './server.ts';
import { weigh, type Weight } from './weight.ts';

const conversations = 64;

/** Asks for the addresses, takes them and asks for the text, cancels: each is saved before it is answered. */
export const cycle = [
  'request partnership',
  'Ann Lee <ann@fabrikam.example>, bob@fabrikam.example',
  'cancel',
];

const speakers: readonly Speaker[] = Array.from({ length: conversations }, (_, at) => ({
  personId: `agent-${at}`,
  name: `Agent ${at}`,
  conversationId: `a:chat-${at}`,
  kind: 'personal',
}));

/** Turns of many conversations, of which each goes through the same texts again and again. */
export const typing = (connector: Connector, texts: readonly string[]): Turn => {
  const next = inTurns(speakers.map((speaker) => ({ speaker, turns: 0 })));
  return (server) =>
    next(async (one) => {
      const text = texts[one.turns % texts.length] ?? '';
      one.turns += 1;
      await send(server.port, typed(one.speaker, connector.serviceUrl, text));
    });
};

/** A dialog turn of the desk beside one of the bare waterfall. */
export const measureDialogTurns = async (
  connector: Connector,
): Promise<{ comparison: Comparison; calls: number; waterfall: Weight; desk: Weight }> => {
  const folder = makeFolder(
    speakers.map(({ personId, name }) => ({ id: personId, name, roles: ['salesAgent'] })),
  );
  await (await openFresh(folder)).close();
  const waterfall = await startServer('waterfall', 'baseline/bots.ts', ['waterfall']);
  const desk = await startServer('desk', 'desk.ts', [], folder.environment);
  try {
    const weights = [weigh(waterfall), weigh(desk)] as const;
    const calls = await rehearse(connector, desk);
    const comparison = await compare(
      { server: waterfall, turn: typing(connector, cycle) },
      { server: desk, turn: typing(connector, cycle) },
    );
    const [light, heavy] = [weights[0](), weights[1]()];
    return { comparison, calls, waterfall: light, desk: heavy };
  } finally {
    await Promise.all([waterfall.stop(), desk.stop()]);
    folder.remove();
  }
};

/** What each turn of the cycle posts, by something that only that card has. */
const marks = ['"in_emails"', '"in_subject"', '"actions":[]'];

/** Goes through the cycle once and looks at what is said, so that no other turns than the meant ones are measured. */
const rehearse = async (connector: Connector, desk: Server): Promise<number> => {
  const [speaker] = speakers;
  if (!speaker) throw new Error('nobody speaks');
  let calls = 0;
  for (const [at, text] of cycle.entries()) {
    connector.kept = [];
    await send(desk.port, typed(speaker, connector.serviceUrl, text));
    calls += connector.kept.length;
    const posts = connector.kept.filter(({ method }) => method === 'POST');
    if (posts.length !== 1 || !posts[0]?.body.includes(marks[at] ?? ''))
      throw new Error(`"${text}" was answered with ${JSON.stringify(posts)}`);
  }
  connector.kept = undefined;
  return calls / cycle.length;
};
