import { type BillingCycle, mostLines, type Plan, type Term } from './order.ts';

/** One line of an order as somebody typed it: how many of what, and how far a plan was said. The text is for a search. */
export interface TypedLine {
  quantity: number;
  text: string;
  plan?: Partial<Plan>;
}

/** A part of what was typed that is no line, and why. */
export interface TypedProblem {
  text: string;
  code: 'quantityMissing' | 'quantityWrong' | 'productMissing' | 'tooManyLines';
}

const mostLicences = 1_000_000;

/**
 * Reads lines of an order as people type them, several at once: `25 x E3 yearly; 3 Visio Plan 2`, `25 个 E3 按年`, `E3 x 25`.
 * Problems stand beside the lines that could be read.
 */
export const orderLinesIn = (typed: string): { lines: TypedLine[]; problems: TypedProblem[] } => {
  const lines: TypedLine[] = [];
  const problems: TypedProblem[] = [];
  for (const part of partsOf(typed)) {
    const read = lineIn(part);
    if (typeof read === 'string') problems.push({ text: part, code: read });
    else lines.push(read);
  }
  for (const { text } of lines.splice(mostLines)) problems.push({ text, code: 'tooManyLines' });
  return { lines, problems };
};

/** The plan that a wish means among those of an offer: what is usual (a year, billed monthly) if it fits, else the first that fits. */
export const pickPlan = (plans: readonly Plan[], wish: Partial<Plan> = {}): Plan | undefined => {
  const fitting = plans.filter(
    ({ term, billingCycle }) =>
      (wish.term ?? term) === term && (wish.billingCycle ?? billingCycle) === billingCycle,
  );
  const usual = fitting.find((one) => one.term === 'P1Y' && one.billingCycle === 'monthly');
  return usual ?? fitting[0];
};

const thousands = /(^|[;\n]|,\s+)(\s*\d{1,3})((?:,\d{3})+)(?!\d)/g;
const between = /[;\n,、]/;
// Product names have an "and" in them, too: it parts lines only between a quantity and what comes before or after.
const beforeQuantity = /(?:\s+(?:and|plus|&|\+)\s+|\s*(?:以及|还有|外加|和|及)\s*)(?=\d)/gi;
const afterQuantity =
  /(?<=[x×*:]\s*\d+\s*)(?:\s+(?:and|plus|&|\+)\s+|\s*(?:以及|还有|外加|和|及)\s*)/gi;

const partsOf = (typed: string): string[] => {
  const plain = typed
    .normalize('NFKC')
    .replace(thousands, (_, before: string, first: string, rest: string) =>
      [before, first, rest.replaceAll(',', '')].join(''),
    )
    .replace(beforeQuantity, ';')
    .replace(afterQuantity, ';');
  const parts: string[] = [];
  for (const part of plain.split(between).map((one) => one.trim())) {
    const last = parts.length - 1;
    // What says only the plan belongs to the line before: "25 x E3, yearly, billed monthly".
    if (last >= 0 && part !== '' && planIn(part).rest === '') parts[last] += ` ${part}`;
    else if (part !== '') parts.push(part);
  }
  return parts;
};

const verbs =
  /^(?:(?:please|order|add|buy|get|(?:i|we)(?:'d)?\s+(?:need|want|like)|need|want)\s+|请|帮我|我们?要|我们?需要|需要|订购|购买|添加|加|买|要)+\s*/i;
const unit = String.raw`(?:licen[cs]es?|lic\b|seats?|users?|pcs|个|個|张|張|份|套|席|位|人|用户|许可证|许可|授权)`;
const quantityFirst = new RegExp(
  String.raw`^(\d+(?:\.\d+)?)(?:\s*(?:[×*]|x(?=\s|$|[a-z]\d)|${unit}))*\s*(?:(?:of|for)\s+)?(.*)$`,
  'i',
);
const quantityLast = new RegExp(
  String.raw`^(.*?)(?:\s*[×*:]\s*|\s+x\s*)(\d+(?:\.\d+)?)(?:\s*${unit})*$|^(.*?)\s+(\d+(?:\.\d+)?)(?:\s*${unit})+$`,
  'i',
);
const trailing = new RegExp(
  String.raw`(?:[\s:,.的-]|\s${unit}|许可证|授权|\s(?:for|on|with|at))+$`,
  'i',
);

const lineIn = (part: string): TypedLine | TypedProblem['code'] => {
  const { rest, plan } = planIn(part);
  const said = quantityIn(rest.replace(verbs, ''));
  if (!said) return 'quantityMissing';
  const quantity = Number(said.number);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > mostLicences)
    return 'quantityWrong';
  const text = said.text
    .replace(/\(\s*\)/g, '')
    .replace(trailing, '')
    .trim();
  if (text === '') return 'productMissing';
  return { quantity, text, ...(Object.keys(plan).length > 0 && { plan }) };
};

const quantityIn = (text: string): { number: string; text: string } | undefined => {
  const [, number, after] = quantityFirst.exec(text) ?? [];
  if (number !== undefined) return { number, text: after ?? '' };
  const [, marked, markedNumber, counted, countedNumber] = quantityLast.exec(text) ?? [];
  const last = markedNumber ?? countedNumber;
  return last === undefined ? undefined : { number: last, text: marked ?? counted ?? '' };
};

type Word = { term: Term } | { billing: BillingCycle | 'upfront' } | { bare: BillingCycle };

/** How people say terms and billing. A bare `monthly` is the term when no term was said yet, else how it is billed. */
const planWords: readonly (readonly [pattern: RegExp, word: Word])[] = [
  [
    /\b(?:billed|paid|pay|billing|payment)[\s:]*monthly\b|\bmonthly\s+(?:billing|payments?|billed|paid)\b|按月(?:付款?|计费|结算|支付)|月(?:付|结)/gi,
    { billing: 'monthly' },
  ],
  [
    /\b(?:billed|paid|pay|billing|payment)[\s:]*(?:annual(?:ly)?|yearly)\b|\b(?:annual|yearly)\s+(?:billing|payments?|billed|paid)\b|按年(?:付款?|计费|结算|支付)|年(?:付|结)/gi,
    { billing: 'annual' },
  ],
  [/\b(?:paid\s+)?up-?front\b|一次性?付清|预付/gi, { billing: 'upfront' }],
  [
    /\bp1m\b|\b(?:1|one)[\s-]?month(?:\s+(?:term|commitment))?\b|\bmonth[\s-]to[\s-]month\b|\bmonthly\s+(?:term|commitment)\b|[按为期]*(?:1|一)\s*个?月期?/gi,
    { term: 'P1M' },
  ],
  [
    /\bp1y\b|\b(?:1|one)[\s-]?year(?:\s+(?:term|commitment))?\b|\b(?:annual|yearly)\s+(?:term|commitment)\b|[按为期]*(?:1|一)\s*年期?/gi,
    { term: 'P1Y' },
  ],
  [
    /\bp3y\b|\b(?:3|three)[\s-]?years?(?:\s+(?:term|commitment))?\b|[按为期]*(?:3|三)\s*年期?/gi,
    { term: 'P3Y' },
  ],
  [/\bmonthly\b|[按每包]月|月度/gi, { bare: 'monthly' }],
  [/\b(?:yearly|annual(?:ly)?)\b|[按每包]年|年度/gi, { bare: 'annual' }],
  [/\btriennial(?:ly)?\b/gi, { bare: 'triennial' }],
];

const termOf: Readonly<Record<BillingCycle, Term>> = {
  monthly: 'P1M',
  annual: 'P1Y',
  triennial: 'P3Y',
};

/** The plan that a text says, and what else it says. */
const planIn = (text: string): { rest: string; plan: Partial<Plan> } => {
  let rest = text;
  const found: { at: number; word: Word }[] = [];
  for (const [pattern, word] of planWords) {
    // As many blanks instead, so that the places of what is left stay comparable.
    rest = rest.replace(pattern, (match: string, at: number) => {
      found.push({ at, word });
      return ' '.repeat(match.length);
    });
  }
  const words = found.toSorted((a, b) => a.at - b.at).map(({ word }) => word);
  return { rest: rest.replace(/\s+/g, ' ').trim(), plan: planOf(words) };
};

const planOf = (words: readonly Word[]): Partial<Plan> => {
  let term = words.find((word) => 'term' in word)?.term;
  let billing = words.find((word) => 'billing' in word)?.billing;
  for (const { bare } of words.filter((word) => 'bare' in word)) {
    if (term === undefined) term = termOf[bare];
    else billing ??= bare;
  }
  if (billing === 'annual') term ??= 'P1Y';
  const billingCycle = billing === 'upfront' ? (term === 'P3Y' ? 'triennial' : 'annual') : billing;
  return { ...(term && { term }), ...(billingCycle && { billingCycle }) };
};
