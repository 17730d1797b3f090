import { kinds } from '../domain/kinds/index.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { changedBox } from './changed.ts';
import { tellLine } from './codes.ts';
import type { Fact } from './facts.ts';
import { historyLines } from './history.ts';
import { representation, representedBy } from './pieces/legal.ts';
import { boxOf, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { stepLines } from './pieces/steps.ts';
import { plainButtons } from './plainButtons.ts';
import template from './plainRequest.json' with { type: 'json' };
import { plainStanding } from './plainStanding.ts';
import { approvalFacts, askedFacts, failureFacts, findingsBox } from './removal.ts';
import { render, type Element } from './render.ts';
import { requestState } from './state.ts';
import { escaped, label, tell, type Safe } from './text.ts';

type Part<Made> = (view: RequestView, reader: Reader, settings: CardSettings) => Made;

/** What a kind of request has of its own on a card that is otherwise like the others'. */
export interface PlainLook {
  /** What is asked for. */
  facts: Part<readonly Fact[]>;
  /** Says how it stands instead of the usual words; undefined: as usual. */
  standing?: Part<Element[] | undefined>;
  /** Below the facts. */
  below?: Part<Element[]>;
  /** Beside the usual ones. */
  buttons?: Part<Element[]>;
}

const mostHistory = 5;
const mostButtons = 6;

/** The card of a request that needs no layout of its own: how it stands, its steps, what is asked for by whom, what happened. */
export const plainRequest = (
  look: PlainLook,
): { body: Part<Element[]>; actions: Part<Element[]> } => ({
  body: (view, reader, settings) => {
    const { request, notice } = view;
    const pending = request.state === 'pending';
    const steps = hasSteps(view) ? stepLines(reader, request) : [];
    const past = request.state === 'draft' ? [] : view.history.slice(0, mostHistory);
    return render(template, {
      head: headOf(requestState(reader, request), titleOf(view, reader), [
        tell(reader, `kind.${request.kind}`),
      ]),
      notice: notice ? boxOf('accent', lines([tellLine(reader, notice)])) : [],
      standing: look.standing?.(view, reader, settings) ?? plainStanding(view, reader),
      findings: pending ? findingsBox(view, reader) : [],
      changed: pending ? changedBox(view, reader) : [],
      stepsTitle: steps.length > 0 ? subheading(reader, 'card.order.steps') : [],
      steps,
      facts: factsOf([...look.facts(view, reader, settings), ...usualFacts(view, reader)]),
      below: look.below?.(view, reader, settings) ?? [],
      representation:
        pending && kinds[request.kind].approverRepresents
          ? representation(
              reader,
              tell(reader, 'card.request.represented'),
              representedBy(request.kind),
            )
          : [],
      historyTitle: past.length > 0 ? subheading(reader, 'card.request.history') : [],
      history: historyLines(reader, past, { ids: false, kind: false }),
    });
  },
  actions: (view, reader, settings) => {
    const own = look.buttons?.(view, reader, settings) ?? [];
    return plainButtons(view, reader, own).slice(0, mostButtons);
  },
});

const untouched: readonly string[] = ['draft', 'discarded', 'pending', 'rejected', 'expired'];

// One step says nothing that the state does not say.
const hasSteps = ({ request }: RequestView): boolean =>
  request.steps.length > 1 && (request.step > 0 || !untouched.includes(request.state));

const titleOf = ({ request, may }: RequestView, reader: Reader): Safe => {
  const about = { about: request.about.label };
  const title = label(reader, `card.request.title.${request.kind}`, about);
  return may.includes('approve')
    ? tell(reader, 'card.request.approvalNeeded', { request: title })
    : escaped(title);
};

const usualFacts = (view: RequestView, reader: Reader): Fact[] => [
  // While it is pending, who asked and why stands above.
  ...(view.request.state === 'pending' ? [] : askedFacts(view, reader)),
  ...approvalFacts(view, reader),
  ...failureFacts(view, reader),
];
