import assert from 'node:assert/strict';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';

/** The answer of a deed that must not be refused. */
export const yes = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) assert.fail(`refused: ${answer.refused} ${JSON.stringify(answer.detail)}`);
  return answer;
};

/** The code of a deed that must be refused. */
export const no = (answer: unknown): string => {
  assert.ok(isRefusal(answer), `not refused: ${JSON.stringify(answer)}`);
  return answer.refused;
};

/** Waits for a condition, for ten seconds at most. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`not within ten seconds: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};
