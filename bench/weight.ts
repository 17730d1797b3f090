import type { Memory } from './machine.ts';
import type { Server } from './server.ts';

/** How heavy a bot is: milliseconds until it was ready, its memory then and after a load. */
export interface Weight {
  startedIn: number;
  atStart: Memory | undefined;
  afterLoad: Memory | undefined;
}

/** Weighs a bot that is ready; what comes back weighs it again. */
export const weigh = (server: Server): (() => Weight) => {
  const atStart = server.memory();
  return () => ({ startedIn: server.startedIn, atStart, afterLoad: server.memory() });
};
