import { kinds } from '../src/domain/kinds/index.ts';
import type { Kind } from '../src/domain/kinds/kind.ts';
import { moves } from '../src/domain/moves/index.ts';
import type { Move, Situation } from '../src/domain/moves/move.ts';
import type { State } from '../src/domain/request.ts';

type Told = Situation<Record<string, unknown>>;

const setup = { owner: { id: 'who had it', name: '' } };

/** Situations that between them reach everything a move can lead to. */
const situations = (): Told[] =>
  Object.values(kinds).flatMap((kind) =>
    kind.steps.flatMap((name, step) =>
      (['pending', 'waiting'] as const).flatMap((state) =>
        (['approver', 'nobody'] as const)
          .filter(
            (by) =>
              kind.approval === 'byRules' || (kind.approval === 'always') === (by === 'approver'),
          )
          .map((by) => {
            const steps = [...kind.steps];
            const waiting = { code: name === 'customerAgreement' ? 'agreement' : '' };
            const request = { steps, step, state, waiting, setup, asker: { id: 'asker' } };
            const args = { because: [], ...(name === 'createCustomer' && { setup }) };
            const needs = { by, because: [] };
            return { kind, request, args, needs, actor: { id: 'actor' } } as unknown as Told;
          }),
      ),
    ),
  );

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join(' · ');

const reached = (move: Move, situation: Told): State => {
  if (move.to === 'same') return situation.request.state;
  return typeof move.to === 'string' ? move.to : move.to(situation);
};

const targets = (move: Move): string =>
  move.to === 'same'
    ? '(the same)'
    : distinct(situations().map((situation) => reached(move, situation)));

const follows = (move: Move): string =>
  distinct(
    situations().map((situation) => {
      const after = { ...situation.request, state: reached(move, situation) };
      const wishes = typeof move.then === 'function' ? move.then(situation, after) : move.then;
      return wishes
        .map((wish) =>
          typeof wish === 'string' ? wish : `tell ${wish.tell.replace('person:', '')}`,
        )
        .join(', ');
    }),
  );

const agreedBy: Record<Kind['approval'], string> = {
  always: 'an admin, never an author',
  byRules: 'an admin, never an author, when the rules for orders ask for one',
  never: 'nobody',
};

/** The table of every move, as `docs/lifecycle.md` prints it; a test keeps the two equal. */
export const lifecycle = (): string =>
  [
    '# The life of a request',
    '',
    'Written from `src/domain/moves` by `npm run lifecycle`; do not edit by hand.',
    '',
    '| move | by | from | to | takes back what steps did | then |',
    '|---|---|---|---|---|---|',
    ...Object.values(moves).map(
      (move) =>
        `| ${move.name} | ${move.by.join(', ')} | ${move.from.join(', ')} | ${targets(move)} | ${move.undoes ? 'yes' : ''} | ${follows(move)} |`,
    ),
    '',
    '| kind | agreed by | steps | clock | closed by its asker while waiting |',
    '|---|---|---|---|---|',
    ...Object.values(kinds).map(
      (kind) =>
        `| ${kind.name} | ${agreedBy[kind.approval]} | ${kind.steps.join(', ')} | ${kind.clock} | ${kind.stopWaiting ? 'yes' : 'no'} |`,
    ),
    '',
    '`system` is the desk itself; no person ever has that role. `asker` is the one who asked, with the permission to ask; `approver` is',
    'whoever has the permission to approve; `setupOwner` has the first sign-in of a new customer to show: the asker, or who took it over.',
    '',
  ].join('\n');
