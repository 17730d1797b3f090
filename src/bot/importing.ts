import { isRefusal } from '../domain/refusal.ts';
import type { View } from '../domain/views.ts';
import type { Order } from './commands.ts';
import type { House } from './doors.ts';
import { isKey } from '../locales/index.ts';
import { line, refusedView } from './render.ts';

/** The account managers from the lines below the word `assign`, and which lines could not be used and why. */
export const importManagers = ({ desk }: House, csv: string): Order => ({
  where: 'chat',
  leadsBack: true,
  run: async (turn) => {
    const done = await desk.act.importManagers(turn.actor, csv);
    if (isRefusal(done)) return turn.say(refusedView(done));
    turn.say(line('importDone', { count: String(done.set), wrong: String(done.wrong.length) }));
    for (const view of wrongLines(done.wrong)) turn.say(view);
  },
});

const mostNumbers = 50;

/** One sentence for each reason, with the numbers of the lines that it concerns. */
const wrongLines = (wrong: readonly { line: number; code: string }[]): View[] =>
  [...Map.groupBy(wrong, ({ code }) => code)].map(([code, ones]) => {
    const numbers = ones.map((one) => one.line);
    const more = numbers.length > mostNumbers ? ' …' : '';
    const known = isKey(`line.importWrong.${code}`) ? code : 'other';
    return line(`importWrong.${known}`, {
      lines: `${numbers.slice(0, mostNumbers).join(', ')}${more}`,
    });
  });
