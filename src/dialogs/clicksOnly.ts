import type { Reading } from './conversation.ts';

/** Typed text where only a button answers: the form again, and below the named input that a button is meant. */
export const clicksOnly = (input: string, values: Record<string, string> = {}): Reading => ({
  is: 'again',
  problems: { [input]: { code: 'useButtons' } },
  values,
});
