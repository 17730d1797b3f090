import type { Conversation } from './conversation.ts';
import { endingOf, reasonQuestion } from './hold.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';

/** Lets business with a reseller go on, for a reason that everybody reads. */
export const release: Conversation = {
  name: 'release',
  questions: [pickReseller('release'), reasonQuestion('release')],
  finish: async (asking) =>
    endingOf(
      asking,
      await asking.desk.act.release(
        asking.actor,
        chosenReseller(asking),
        String(asking.answers.reason),
      ),
    ),
};
