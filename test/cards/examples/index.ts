import { readdirSync } from 'node:fs';
import type { Examples } from './example.ts';

const shared = ['example.ts', 'index.ts', 'orders.ts', 'people.ts'];

/** Every card's examples, by the card's name: one file each. */
export const allExamples = async (): Promise<[card: string, examples: Examples][]> => {
  const files = readdirSync(import.meta.dirname).filter((file) => !shared.includes(file));
  return Promise.all(
    files.map(async (file): Promise<[string, Examples]> => {
      const found = (await import(`./${file}`)) as { examples: Examples };
      return [file.replace(/\.ts$/, ''), found.examples];
    }),
  );
};
