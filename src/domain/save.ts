import type { Doors } from './doors.ts';
import { historyDoc, type HistoryLine } from './history.ts';
import type { Doc, Found, Op } from './ports.ts';
import { taskDoc, type Task } from './tasks.ts';

const mostTries = 6;

/** The writes that put tasks. */
export const putTasks = (tasks: readonly Task[]): Op[] =>
  tasks.map((one) => ({ op: 'put', doc: taskDoc(one) }));

/** The write that adds a line of history. */
export const addHistory = (line: HistoryLine): Op => ({ op: 'create', doc: historyDoc(line) });

/** Writes over what was found, or creates it. */
export const over = (found: Found | undefined, doc: Doc): Op =>
  found ? { op: 'replace', doc, etag: found.etag } : { op: 'create', doc };

/**
 * Decides and saves, again from fresh state when somebody was faster. `work` reads what it needs and gives the writes, or an
 * answer that needs none.
 * @throws when it lost the race six times in a row.
 */
export const decideAndSave = async <T>(
  doors: Pick<Doors, 'store' | 'wake'>,
  work: () => Promise<{ ops: readonly Op[]; answer: T }>,
): Promise<T> => {
  for (let turn = 0; turn < mostTries; turn += 1) {
    const { ops, answer } = await work();
    if (ops.length === 0) return answer;
    if ((await doors.store.desk.commit(ops)) === 'saved') {
      if (ops.some((op) => op.op === 'put' && op.doc.type === 'task')) doors.wake();
      return answer;
    }
  }
  throw new Error('Lost the race for a document six times in a row');
};
