import { normalised } from '../domain/search.ts';
import type { Person } from '../domain/values.ts';

/** Who is meant by a typed name: exactly, else by a part of it. */
export const namedBy = (people: readonly Person[], typed: string): readonly Person[] => {
  const text = normalised(typed);
  const exact = people.filter(({ name }) => normalised(name) === text);
  return exact.length > 0 || text === ''
    ? exact
    : people.filter(({ name }) => normalised(name).includes(text));
};
