import type { Notice } from '../domain/kinds/removePartnership.ts';
import type { Reader } from '../domain/reader.ts';
import { showDay } from '../locales/index.ts';
import { tell, type Safe } from './text.ts';

/** Whether legal notice is due, and when it is given. */
export const noticeInWords = (reader: Reader, { duty, day }: Notice): Safe =>
  duty === 'notRequired' || !day
    ? tell(reader, `notice.${duty}`)
    : tell(reader, `notice.${duty}.day`, { day: showDay(reader, day) });
