import { NoAnswer, type Answer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Moment } from '../../src/domain/values.ts';

/** The calls of Partner Center by name. */
export type Name = keyof PartnerCenter;

/** An answer that a test wants: no whole answer, `busy`, a refusal or a broken line; `after` the work was done or before it. */
export type Scripted =
  | { is: 'yes'; value: unknown }
  | { is: 'no'; code: string; status: number; after?: 'work' }
  | { is: 'busy'; until: Moment }
  | { is: 'broken'; after?: 'work' };

/** Notes a call and answers it as scripted, else with what `make` does and says. */
export type AnswerTo = <T>(name: Name, about: string, make: () => Answer<T>) => Promise<Answer<T>>;

const ids = { requestId: 'request', correlationId: 'correlation' };

/** A good answer. */
export const yes = <T>(value: T): Answer<T> => ({ is: 'yes', value, ids });

/** A refusal. */
export const no = <T>(code: string, status: number): Answer<T> => ({
  is: 'no',
  no: { code, status, ids },
});

/** The answering of a Partner Center in memory: what was asked, and what tests have scripted. */
export const openAnswers = (): {
  calls: string[];
  next(name: Name, answer: Scripted): void;
  answer: AnswerTo;
} => {
  const calls: string[] = [];
  const scripts = new Map<Name, Scripted[]>();
  return {
    calls,
    next: (name, scripted) => void scripts.set(name, [...(scripts.get(name) ?? []), scripted]),
    answer: async (name, about, make) => {
      calls.push(`${name} ${about}`.trim());
      const scripted = scripts.get(name)?.shift();
      if (!scripted) return structuredClone(make());
      if ('after' in scripted && scripted.after === 'work') make();
      if (scripted.is === 'broken') throw new NoAnswer(`${name}: no answer in time`, ids);
      if (scripted.is === 'yes') return yes(structuredClone(scripted.value) as never);
      return scripted.is === 'no' ? no(scripted.code, scripted.status) : scripted;
    },
  };
};
