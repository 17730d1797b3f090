import { cpSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '../src/gateways/store/sqlite.ts';
import { clicked } from './activities.ts';
import type { Connector } from './connector.ts';
import { typing } from './dialogTurns.ts';
import { fill, makeFolder, openFresh, type Folder } from './folder.ts';
import { inFlight, send, type Turn } from './load.ts';
import { approvals, approver, askers, messageAt, pendingRemovals } from './removals.ts';
import { compare, median, pace, type Comparison } from './rounds.ts';
import { startServer, type Server } from './server.ts';
import { weigh, type Weight } from './weight.ts';

/** What one click costs with everything that follows it: the first steps, the line to the asker, the card painted anew. */
export interface WithFollowing {
  /** Milliseconds of processor time. */
  worked: number | undefined;
  perSecond: number;
  /** Posts and edits. */
  calls: number;
}

// More than any machine takes in the rounds.
const enough = 1_500 * (pace.warmUpSeconds + pace.rounds * pace.seconds);

/** An approve click of the desk beside a message of the bare echo. */
export const measureClicks = async (
  connector: Connector,
): Promise<{ comparison: Comparison; following: WithFollowing; echo: Weight; desk: Weight }> => {
  const people = [
    { id: approver.personId, name: approver.name, roles: ['adminAgent'] },
    ...askers.map((asker) => ({ ...asker, roles: ['salesAgent'] })),
  ];
  const [folder, another] = [makeFolder(people), makeFolder(people)];
  try {
    const store = await openFresh(folder);
    await fill(store.desk, pendingRemovals(enough, connector.serviceUrl));
    await store.close();
    cpSync(folder.file, another.file);
    return {
      ...(await besideEcho(connector, folder)),
      following: await following(connector, another),
    };
  } finally {
    folder.remove();
    another.remove();
  }
};

const besideEcho = async (connector: Connector, folder: Folder) => {
  const echo = await startServer('echo', 'baseline/bots.ts', ['echo']);
  const desk = await startServer('desk', 'desk.ts', ['withoutDelivery'], folder.environment);
  try {
    const weights = [weigh(echo), weigh(desk)] as const;
    const clicks = approving(connector);
    const comparison = await compare(
      { server: echo, turn: typing(connector, ['request partnership']) },
      { server: desk, turn: clicks.turn },
    );
    const [light, heavy] = [weights[0](), weights[1]()];
    await desk.stop();
    await mustBeSaved(folder, clicks.taken());
    return { comparison, echo: light, desk: heavy };
  } finally {
    await Promise.all([echo.stop(), desk.stop()]);
  }
};

const card = '{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive"';

/** Clicks on the cards one after another, each on one of its own. */
const approving = (connector: Connector): { turn: Turn; taken(): number } => {
  let next = 0;
  const turn: Turn = async (server) => {
    const at = next;
    next += 1;
    if (at >= enough) throw new Error('there are no more removals to approve');
    const messageId = messageAt(at);
    const speaker = { ...approver, conversationId: `${approvals};messageid=${messageId}` };
    const data = { id: `removal-${at}`, version: 1, in_representation: 'true' };
    const body = clicked(speaker, connector.serviceUrl, messageId, { verb: 'do:approve', data });
    const answer = await send(server.port, body);
    if (!answer.startsWith(card)) throw new Error(`a click was answered with ${answer}`);
  };
  return { turn, taken: () => next };
};

const mustBeSaved = async (folder: Folder, clicks: number): Promise<void> => {
  const store = await openSqliteStore({ file: folder.file });
  const count = (state: string) => store.desk.count({ type: 'request', tags: [`state:${state}`] });
  const [running, pending] = [await count('running'), await count('pending')];
  await store.close();
  if (running !== clicks || pending !== enough - clicks)
    throw new Error(`${clicks} clicks were answered, ${running} approvals are saved`);
};

const bursts = 5;
const clicksOfBurst = 320;
const quietMs = 700;

const following = async (connector: Connector, folder: Folder): Promise<WithFollowing> => {
  const desk = await startServer('desk', 'desk.ts', [], folder.environment);
  try {
    const { turn } = approving(connector);
    await burst(connector, desk, turn);
    const rounds: WithFollowing[] = [];
    for (let round = 0; round < bursts; round += 1) rounds.push(await burst(connector, desk, turn));
    const worked = rounds.flatMap((one) => one.worked ?? []);
    return {
      worked: worked.length > 0 ? median(worked) : undefined,
      perSecond: median(rounds.map((one) => one.perSecond)),
      calls: median(rounds.map((one) => one.calls)),
    };
  } finally {
    await desk.stop();
  }
};

/** Some hundred clicks, and then whatever they set off, until nothing more is heard. */
const burst = async (connector: Connector, desk: Server, turn: Turn): Promise<WithFollowing> => {
  const calls = (): number => connector.posts + connector.edits;
  const [before, workedBefore, begun] = [calls(), desk.worked(), performance.now()];
  const worker = async (): Promise<void> => {
    for (let click = 0; click < clicksOfBurst / inFlight; click += 1) await turn(desk);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  let [heard, at] = [calls(), performance.now()];
  while (performance.now() - at < quietMs) {
    await pause(20);
    if (calls() !== heard) [heard, at] = [calls(), performance.now()];
  }
  const worked = desk.worked();
  const known = worked !== undefined && workedBefore !== undefined;
  return {
    worked: known ? ((worked - workedBefore) / clicksOfBurst) * 1_000 : undefined,
    perSecond: clicksOfBurst / ((at - begun) / 1_000),
    calls: (heard - before) / clicksOfBurst,
  };
};
