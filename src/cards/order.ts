import type { AddCustomer } from '../domain/kinds/addCustomer.ts';
import type { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { domainOf } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Request } from '../domain/request.ts';
import type { RequestView } from '../domain/views.ts';
import {
  showCountry,
  showDay,
  showMoment,
  showMoney,
  showNumber,
  showTime,
  type Key,
} from '../locales/index.ts';
import { changedBox } from './changed.ts';
import { tellLine } from './codes.ts';
import { addressWords, contactWords } from './customerWords.ts';
import { fact, type Fact } from './facts.ts';
import { moreOf, orderedIn, orderOf } from './input.ts';
import { licenceMonths, lineCells, lineColumns } from './lineWords.ts';
import template from './order.json' with { type: 'json' };
import { orderStanding } from './orderStanding.ts';
import { attestation } from './pieces/legal.ts';
import { boxOf, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { stepLines } from './pieces/steps.ts';
import { tableOf } from './pieces/table.ts';
import { approvalFacts, askedFacts, failureFacts, findingsBox } from './removal.ts';
import { render, type Element } from './render.ts';
import { requestState } from './state.ts';
import { escaped, label, ours, tell, type Safe } from './text.ts';

/** The body of an order's card: how it stands and what to do, its steps, what is ordered for whom. */
export const orderBody = (view: RequestView, reader: Reader, settings: CardSettings): Element[] => {
  const { request, notice } = view;
  const input = orderedIn(request);
  const pending = request.state === 'pending';
  const steps = hasBegun(view) ? stepLines(reader, request) : [];
  return render(template, {
    head: headOf(requestState(reader, request), titleOf(view, reader), [
      tell(reader, `kind.${request.kind}`),
    ]),
    notice: notice ? boxOf('accent', lines([tellLine(reader, notice)])) : [],
    standing: orderStanding(view, reader, settings),
    findings: pending ? findingsBox(view, reader) : [],
    changed: pending ? changedBox(view, reader) : [],
    stepsTitle: steps.length > 0 ? subheading(reader, 'card.order.steps') : [],
    steps,
    linesTitle: input ? subheading(reader, 'card.order.lines') : [],
    lines: input ? linesTable(view, input, reader) : [],
    total: input ? totalLine(view, reader) : [],
    reduce: reduceLine(view.request, reader),
    facts: factsOf(factsOfOrder(view, reader)),
    attestation: pending ? attestation(reader, tell(reader, 'card.order.attested')) : [],
  });
};

const untouched: readonly string[] = ['draft', 'discarded'];

// Before the first step there is nothing to tell, unless it waits for a second approval.
const hasBegun = ({ request }: RequestView): boolean => {
  if (request.steps.length === 0 || untouched.includes(request.state)) return false;
  return request.step > 0 || ['running', 'waiting', 'failed', 'done'].includes(request.state);
};

const titleOf = ({ request, may }: RequestView, reader: Reader): Safe => {
  const title = label(reader, `card.request.title.${request.kind}`, { about: request.about.label });
  return may.includes('approve')
    ? tell(reader, 'card.request.approvalNeeded', { request: title })
    : escaped(title);
};

/** What either kind of order says. */
type Ordered = NonNullable<ReturnType<typeof orderedIn>>;

const linesTable = (view: RequestView, input: Ordered, reader: Reader): Element[] => {
  const states = view.request.placed?.lines ?? [];
  const prices = states.some(({ price }) => price !== undefined);
  return tableOf(
    lineColumns(reader, prices),
    input.lines.map((line, at) =>
      lineCells(
        reader,
        line,
        prices,
        states.find((state) => state.line === at),
      ),
    ),
  );
};

const totalLine = ({ request }: RequestView, reader: Reader): Element[] => {
  const total = request.placed?.total;
  if (total) {
    const told = tell(reader, 'card.order.total', {
      amount: showMoney(reader, total.amount, total.currency),
      time: showMoment(reader, total.at),
    });
    return lines([told], { bold: true });
  }
  const priced = orderedIn(request)?.lines.some(({ onto }) => !onto);
  return priced && ['pending', 'running', 'waiting'].includes(request.state)
    ? lines([tell(reader, pricesLater[request.kind] ?? 'card.order.pricesLater')], {
        subtle: true,
        small: true,
      })
    : [];
};

const pricesLater: Readonly<Partial<Record<Request['kind'], Key>>> = {
  addSubscription: 'card.order.pricesLater.more',
};

const reducibleMs = 7 * 24 * 60 * 60 * 1000;

/** Until when what was ordered can be taken back. Of several orders the first one's time is not known: then it is said too early. */
const reduceLine = ({ placed, steps, stepTimes }: Request, reader: Reader): Element[] => {
  const states = placed?.lines ?? [];
  const orders = new Set(states.flatMap(({ orderId }) => orderId ?? []));
  const raised = states.some((state) => state.raised);
  if (orders.size === 0 && !raised) return [];
  // Licences that were added come before what is bought anew.
  const first = raised || orders.size > 1 ? 'customerAgreement' : 'checkout';
  const step = orders.size === 0 ? 'raiseLicences' : first;
  const since = stepTimes[steps.indexOf(step)];
  if (since === undefined) return [];
  const until = new Date(Date.parse(since) + reducibleMs).toISOString();
  const told = tell(reader, 'card.order.reduce', {
    date: showDay(reader, until),
    ...showTime(reader, until),
  });
  return lines([told], { subtle: true, small: true });
};

const factsOfOrder = (view: RequestView, reader: Reader): Fact[] => [
  ...orderFacts(view, reader),
  ...(view.request.state === 'pending' ? [] : askedFacts(view, reader)),
  ...approvalFacts(view, reader),
  ...failureFacts(view, reader),
];

const orderFacts = (view: RequestView, reader: Reader): Fact[] => {
  const [input, more] = [orderOf(view.request), moreOf(view.request)];
  if (input) return customerFacts(view, input, reader);
  return more ? moreFacts(view, more, reader) : resellerFacts(view, reader);
};

// A draft knows its reseller first.
const resellerFacts = ({ partnership }: RequestView, reader: Reader): Fact[] =>
  partnership
    ? [
        fact(reader, 'reseller', escaped(partnership.name)),
        fact(reader, 'partnerId', ours(partnership.partnerId)),
      ]
    : [];

const customerFacts = (
  { request, partnership, audience }: RequestView,
  input: AddCustomer,
  reader: Reader,
): Fact[] => {
  const { customer } = input;
  return [
    ...(partnership ? [fact(reader, 'reseller', escaped(partnership.name))] : []),
    fact(reader, 'partnerId', ours(input.partnerId)),
    fact(reader, 'customer', escaped(customer.company)),
    fact(reader, 'domain', escaped(domainOf(customer.prefix))),
    fact(reader, 'address', escaped(addressWords(reader, customer))),
    // A channel is read by more people than the order needs.
    ...(audience === 'channel'
      ? []
      : [fact(reader, 'contact', escaped(contactWords(reader, customer)))]),
    fact(reader, 'segment', tell(reader, `segment.${input.segment}`)),
    ...sizeFacts(request, input, reader),
    fact(reader, 'gdap', tell(reader, input.gdap ? 'card.order.gdap.yes' : 'card.order.gdap.no')),
  ];
};

const moreFacts = (
  { request, partnership }: RequestView,
  input: AddSubscription,
  reader: Reader,
): Fact[] => [
  ...(partnership ? [fact(reader, 'reseller', escaped(partnership.name))] : []),
  fact(reader, 'partnerId', ours(input.partnerId)),
  fact(reader, 'customer', escaped(input.customer.name)),
  fact(reader, 'domain', escaped(input.customer.domain)),
  fact(reader, 'country', ours(showCountry(reader, input.country))),
  fact(reader, 'segment', tell(reader, `segment.${input.segment}`)),
  ...sizeFacts(request, input, reader),
];

const sizeFacts = ({ state }: Request, { lines: own }: Ordered, reader: Reader): Fact[] =>
  state === 'pending'
    ? [fact(reader, 'licenceMonths', ours(showNumber(reader, licenceMonths(own))))]
    : [];
