import type { Renewal, SubscriptionRef } from '../domain/customer.ts';
import { ChangeSubscription } from '../domain/kinds/changeSubscription.ts';
import { UpgradeSubscription } from '../domain/kinds/upgradeSubscription.ts';
import type { Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { open, see } from './buttons.ts';
import { whoseFacts } from './changeFacts.ts';
import { changeWords, choiceWords } from './changeWords.ts';
import { fact, type Fact } from './facts.ts';
import { showDay } from '../locales/index.ts';
import { boxOf, lines } from './pieces/pieces.ts';
import type { PlainLook } from './plainRequest.ts';
import type { Element } from './render.ts';
import { clockWords } from './subscriptionWords.ts';
import { escaped, joined, ours, tell, type Safe } from './text.ts';
import { upgradeWords } from './upgradeWords.ts';

const changeOf = ({ input }: Request): ChangeSubscription | undefined =>
  ChangeSubscription.safeParse(input).data;

const upgradeOf = ({ input }: Request): UpgradeSubscription | undefined =>
  UpgradeSubscription.safeParse(input).data;

/** What the card of a changed subscription says of its own. */
export const changeLook: PlainLook = {
  facts: (view, reader) => {
    const input = changeOf(view.request);
    if (!input) return [];
    return [
      ...whose(view, input, reader),
      fact(reader, 'change', escaped(changeWords(reader, input.change))),
      ...(input.ends ? [fact(reader, 'until', ours(showDay(reader, input.ends)))] : []),
    ];
  },
  below: (view, reader) => {
    const input = changeOf(view.request);
    if (!input) return [];
    const { windowUntil } = view.request.learned;
    return [
      ...(view.request.state === 'done' && windowUntil
        ? lines([tell(reader, 'card.order.reduce', clockWords(reader, windowUntil))])
        : []),
      ...(view.request.state === 'pending' ? pendingPart(input, reader) : []),
      ...losesPart(view, input.loses, reader),
    ];
  },
  buttons: (view, reader) => {
    const input = changeOf(view.request);
    return input ? buttonsOf(view, input.subscription, input.loses, reader) : [];
  },
};

/** What the card of an upgrade says of its own. */
export const upgradeLook: PlainLook = {
  // Whoever does not know whether it has begun must not be led to begin it again.
  standing: ({ request: { state, failure } }, reader) =>
    state === 'failed' && failure?.code === 'outcomeUnknown'
      ? boxOf('attention', lines([tell(reader, 'changes.upgrade.unknown')]))
      : undefined,
  facts: (view, reader) => {
    const input = upgradeOf(view.request);
    if (!input) return [];
    const { subscription, line, into } = input;
    const words = upgradeWords(reader, subscription, line, into?.name);
    return [
      ...whose(view, input, reader),
      fact(reader, 'upgradeTo', inLines(words.map(escaped))),
      ...(input.type === 'transition_with_license_transfer'
        ? [fact(reader, 'moves', tell(reader, 'word.yes'))]
        : []),
    ];
  },
  below: (view, reader) => {
    const input = upgradeOf(view.request);
    return input ? losesPart(view, input.loses, reader) : [];
  },
  buttons: (view, reader) => {
    const input = upgradeOf(view.request);
    if (!input) return [];
    const { toSubscriptionId } = view.request.learned;
    const shown = toSubscriptionId
      ? { id: toSubscriptionId, name: input.line.title }
      : input.subscription;
    return buttonsOf(view, shown, undefined, reader);
  },
};

/** What whoever decides has to know: until when it is possible, and what it binds to. */
const pendingPart = (
  { change, ends, cancelUntil }: ChangeSubscription,
  reader: Reader,
): Element[] => {
  if (change.do === 'cancel')
    return cancelUntil
      ? lines([tell(reader, 'changes.cancelUntil', clockWords(reader, cancelUntil))])
      : [];
  if (change.do === 'renewal') return lines([tell(reader, `changes.means.${change.renewal.how}`)]);
  if (change.quantity < change.was) return [];
  return lines([
    ends
      ? tell(reader, 'changes.means.billedTo', { end: showDay(reader, ends) })
      : tell(reader, 'changes.means.billed'),
  ]);
};

const inLines = (texts: readonly Safe[]): Safe => joined(texts, ' · ');

const whose = (
  { request, partnership }: RequestView,
  input: Pick<ChangeSubscription, 'customer' | 'subscription' | 'partnerId'>,
  reader: Reader,
): Fact[] =>
  whoseFacts(reader, {
    customer: input.customer.name,
    subscription: input.subscription.name,
    partnerId: input.partnerId,
    reseller: partnership?.name ?? request.learned.reseller,
  });

/** Before the end: what would be lost. After it: what was, so that somebody sets it again. */
const losesPart = (
  { request }: RequestView,
  loses: Renewal | undefined,
  reader: Reader,
): Element[] => {
  if (!loses || ['rejected', 'withdrawn', 'expired', 'discarded'].includes(request.state))
    return [];
  const what = choiceWords(reader, loses);
  const key = request.state === 'done' ? 'changes.lost' : 'changes.loses';
  return boxOf('warning', lines([tell(reader, key, { what })]));
};

const buttonsOf = (
  { request, audience }: RequestView,
  { id }: SubscriptionRef,
  loses: Renewal | undefined,
  reader: Reader,
): Element[] => {
  if (audience === 'channel' || request.state !== 'done') return [];
  return [
    ...(loses && audience === 'asker'
      ? [open(reader, 'changeSubscription', id, { title: 'button.setRenewal', style: 'positive' })]
      : []),
    see(reader, { view: 'subscription', filter: id, page: 0 }),
  ];
};
