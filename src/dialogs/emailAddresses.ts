import { EmailAddress } from '../domain/values.ts';

/** What a pasted text of addresses comes to: the good ones in order, each once, and the rest as it was written. */
export interface PastedAddresses {
  good: EmailAddress[];
  wrong: string[];
}

const mostText = 40_000;
const mostShown = 60;

// Zero-width characters, soft hyphens and direction marks come along when people copy, and nobody sees them.
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const markdownLink = /\[[^\][]{0,300}\]\(mailto:([^()\s]{1,320})\)/giu;
const separators = /([,;|、，；\r\n]+)/u;
const around =
  /^["'`“”„‘’()[\]{}<>«»《》【】.,:;!?。：！？*_]+|["'`“”„‘’()[\]{}<>«»《》【】.,:;!?。：！？*]+$/gu;
const bracketed = /<([^<>]*)>/u;

/**
 * Reads e-mail addresses in any usual notation: commas, semicolons, lines and their Chinese forms, `Name <a@b.c>`, quotes,
 * `mailto:`, trailing dots. The same address in another case counts once.
 */
export const emailAddresses = (pasted: string): PastedAddresses => {
  const good = new Map<string, EmailAddress>();
  const wrong = new Set<string>();
  for (const piece of pieces(plain(pasted.slice(0, mostText)))) {
    const found = addressesIn(piece);
    for (const address of found.good) {
      const same = address.toLowerCase();
      if (!good.has(same)) good.set(same, address);
    }
    for (const text of found.wrong) wrong.add(shortened(text));
  }
  return { good: [...good.values()], wrong: [...wrong] };
};

const plain = (text: string): string =>
  text.toWellFormed().normalize('NFKC').replace(unseen, '').replace(markdownLink, '$1');

/** The text between separators. `Doe, Jane <a@b.c>` is one piece: what has no `@` before such a comma is part of a name. */
const pieces = (text: string): string[] => {
  const parts = withoutQuotedNames(text).split(separators);
  const found: string[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const piece = parts[index]?.trim() ?? '';
    const next = parts[index + 2] ?? '';
    const beginsName = parts[index + 1] === ',' && !piece.includes('@') && bracketed.test(next);
    if (piece !== '' && !beginsName) found.push(piece);
  }
  return found;
};

// A name in quotes may hold anything, separators too; only the address behind it counts.
const withoutQuotedNames = (text: string): string =>
  text.replace(/"[^"\r\n]{0,200}"\s*(?=<)/gu, '');

const addressesIn = (piece: string): { good: EmailAddress[]; wrong: string[] } => {
  const inside = bracketed.exec(piece)?.[1];
  // A colon ends a label such as `mailto:` or `To:`; a question mark begins what a mailto link carries besides.
  const words = (inside ?? piece)
    .split(/[\s:<>]+/u)
    .map((word) => word.replace(/\?.*$/u, '').replace(around, ''));
  const candidates = words.filter((word) => word.includes('@'));
  if (candidates.length === 0) return { good: [], wrong: [piece] };
  const read = candidates.map((word) => ({
    word,
    address: EmailAddress.safeParse(word.slice(0, 300)).data,
  }));
  return {
    good: read.flatMap(({ address }) => address ?? []),
    wrong: read
      .filter(({ address }) => address === undefined)
      .map(({ word }) => (word === '@' ? piece : word)),
  };
};

const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/gu, ' ')];
  return letters.length > mostShown ? `${letters.slice(0, mostShown).join('')}…` : letters.join('');
};
