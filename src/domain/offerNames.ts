import { searchWords } from './search.ts';

/** Brands by the short names that people type for them. */
const brands: readonly (readonly [pattern: RegExp, ...short: string[]])[] = [
  [/\bmicrosoft 365\b/, 'm365'],
  [/\boffice 365\b/, 'o365'],
  [/\bwindows 365\b/, 'w365'],
  [/\bdynamics 365\b/, 'd365'],
  [/\benterprise mobility\b/, 'ems'],
  [/\bexchange online\b/, 'exo'],
  [/\bsharepoint online\b/, 'spo'],
  [/\bpower bi\b/, 'pbi', 'powerbi'],
  [/\bentra id\b/, 'aad', 'azuread'],
  [/\bdefender for office\b/, 'mdo'],
  [/\bdefender for endpoint\b/, 'mde'],
  [/\bdefender for business\b/, 'mdb'],
];

/** Editions by short names, and by those that they have in Chinese. */
const editions: readonly (readonly [pattern: RegExp, ...short: string[]])[] = [
  [/\bbusiness basic\b/, 'bb', '商业基础版'],
  [/\bbusiness standard\b/, 'bs', '商业标准版'],
  [/\bbusiness premium\b/, 'bp', '商业高级版'],
  [/\bapps for business\b/, '商业应用版'],
  [/\bapps for enterprise\b/, '企业应用版'],
  [/\bteams essentials\b/, 'teams基础版'],
  [/\bteams phone\b/, '电话'],
  [/\btrial\b/, '试用版'],
];

const namedBy = (title: string, names: typeof brands): string[] =>
  names.flatMap(([pattern, ...short]) => (pattern.test(title) ? short : []));

/** The grade of a title: `e3`, `f1`, `p2` (also for "Plan 2"). */
const gradesOf = (title: string): string[] => [
  ...(title.match(/\b[aefgp]\d\b/g) ?? []),
  ...[...title.matchAll(/\bplan (\d)\b/g)].map(([, number]) => `p${number}`),
];

/** Under which short names people look for an offer, beside the words of its title: `M365`, `O365E3`, `Plan 1` for P1, ... */
export const shortNames = (title: string): string[] => {
  const plain = title.normalize('NFKC').toLowerCase();
  const [brand, edition, grades] = [
    namedBy(plain, brands),
    namedBy(plain, editions),
    gradesOf(plain),
  ];
  const latin = [...edition, ...grades].filter((name) => /^[a-z]+\d?$/.test(name));
  const joined = brand.flatMap((short) => latin.map((name) => `${short}${name}`));
  const spelled = grades.filter((name) => name.startsWith('p')).map((name) => `plan ${name[1]}`);
  return [...new Set([...brand, ...edition, ...grades, ...joined, ...spelled])];
};

/** All words under which an offer is found. */
export const offerWords = (title: string): Set<string> =>
  new Set([title, ...shortNames(title)].flatMap(searchWords));
