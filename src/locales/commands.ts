import { keys, languages, written, type Key } from './words.ts';

type Named<K> = K extends `command.${infer Name}.words` ? Name : never;

/** What people can type at any time. */
export type CommandName = Named<Key>;

/** A command with what was typed after it, in the person's own writing. */
export interface Command {
  command: CommandName;
  rest: string;
}

/** Commands after which something may follow: a name to look for, topics, a language. The others must stand alone. */
const followed: readonly CommandName[] = [
  'resellers',
  'removePartnership',
  'requestPartnership',
  'customers',
  'addCustomer',
  'subscriptions',
  'addSubscription',
  'associateReseller',
  'reassignSubscriptions',
  'setSupportContact',
  'changeSubscription',
  'upgradeSubscription',
  'requestCustomer',
  'endRelationship',
  'history',
  'assign',
  'hold',
  'release',
  'notifyHere',
  'language',
];

const names = keys.flatMap(
  (key) => (/^command\.(\w+)\.words$/.exec(key)?.[1] as CommandName | undefined) ?? [],
);

const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

// Longest first, so that "start over" is not "start" with something behind it. Both languages are always understood.
const phrases = names
  .flatMap((command) =>
    languages.flatMap((language) =>
      written(language, `command.${command}.words`)
        .split('|')
        .map((text) => ({ command, text: plain(text) })),
    ),
  )
  .toSorted((a, b) => b.text.length - a.text.length);

const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

/** Does a word end between these two? Chinese has no blanks, so a change of script ends one too. */
const parted = (before: string, after: string): boolean =>
  !letter.test(after) || !letter.test(before) || han.test(before) !== han.test(after);

/** The command that a text begins with: whole words, either language, any case; undefined when it is none. */
export const commandOf = (text: string): Command | undefined => {
  const typed = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const lower = typed.toLowerCase();
  for (const { command, text: phrase } of phrases) {
    if (!lower.startsWith(phrase)) continue;
    const after = typed.slice(phrase.length);
    if (after !== '' && !parted(phrase.at(-1) ?? '', after[0] ?? '')) continue;
    const rest = after.replace(/^[\s:,.!?。！？，：、]+/u, '').trim();
    if (rest === '' || followed.includes(command)) return { command, rest };
  }
  return undefined;
};

/** What two texts are compared by: pairs of letters, and single Chinese characters, which say as much as a word. */
const pairs = (text: string): string[] => {
  const letters = [...plain(text).replace(/\s/g, '')];
  if (letters.length === 1) return letters;
  return letters.flatMap((one, index) => {
    const before = letters[index - 1] ?? '';
    if (han.test(one)) return [one];
    return before === '' || han.test(before) ? [] : [before + one];
  });
};

const likeness = (a: readonly string[], b: readonly string[]): number => {
  const shared = a.filter((pair) => b.includes(pair)).length;
  return (2 * shared) / Math.max(1, a.length + b.length);
};

const mostNear = 3;
const leastLikeness = 0.3;

/** The commands that look most like a text, nearest first, at most three. */
export const nearestCommands = (text: string): CommandName[] => {
  // A long text is compared by its beginning: commands stand in front.
  const typed = pairs(text.slice(0, 30));
  const best = new Map<CommandName, number>();
  for (const phrase of phrases) {
    const score = likeness(typed, pairs(phrase.text));
    if (score >= leastLikeness)
      best.set(phrase.command, Math.max(score, best.get(phrase.command) ?? 0));
  }
  return [...best]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostNear)
    .map(([command]) => command);
};
