import type { Doors } from './doors.ts';
import { importManagers } from './managers.ts';
import { system } from './values.ts';

const markId = 'mark:firstManagers';

/**
 * Sets the account managers that a new desk starts with, once the first poll has found the resellers. Done once: what people
 * change later stays.
 */
export const setFirstManagers = async (doors: Doors, readCsv: () => string): Promise<void> => {
  const { desk } = doors.store;
  if (await desk.read(markId)) return;
  if ((await desk.count({ type: 'partnership', tags: ['listed'] })) === 0) return;
  const answer = await importManagers(doors)(system, readCsv());
  if ('refused' in answer) return;
  doors.log.info('managers.imported', { set: answer.set, wrong: answer.wrong.length });
  await desk.commit([
    {
      op: 'create',
      doc: { id: markId, type: 'mark', schema: 1, sort: '', tags: [], keys: [], body: answer },
    },
  ]);
};
