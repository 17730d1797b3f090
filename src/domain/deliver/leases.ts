import { painterDoc, readPainter } from '../painters.ts';
import type { Doc, Found } from '../ports.ts';
import { leasedBy, readTask, taskDoc } from '../tasks.ts';
import type { DeliveryDoors } from './doer.ts';

const most = 1_000;

/**
 * Frees what a worker still holds from an earlier life, in which it was killed: it is back, so nobody is at work on that. What
 * others hold stays theirs until the lease runs out.
 */
export const freeLeases = async (
  { store: { desk } }: Pick<DeliveryDoors, 'store'>,
  worker: string,
): Promise<void> => {
  for (const type of ['task', 'painter'] as const) {
    const held = await desk.list({ type, tags: [leasedBy(worker)], limit: most });
    for (const found of held) {
      await desk.commit([{ op: 'replace', doc: free[type](found), etag: found.etag }]);
    }
  }
};

const free: Record<'task' | 'painter', (found: Found) => Doc> = {
  task: (found) => {
    const { lease: _, ...task } = readTask(found);
    return taskDoc(task);
  },
  painter: (found) => {
    const { lease: _lease, leasedBy: _worker, ...painter } = readPainter(found);
    return painterDoc(painter);
  },
};
