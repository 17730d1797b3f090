/** A piece of an Adaptive Card, as it came over the wire. */
export type CardPart = Record<string, unknown>;

/** A button of a card, and what a client would send with it. */
export interface Button {
  type: string;
  title: string;
  verb: string;
  action: CardPart;
  /** The card it belongs to and the cards around it, outermost first: their inputs go along. */
  within: CardPart[];
}

/** An input of a card. */
export interface Input {
  id: string;
  type: string;
  label: string;
  required: boolean;
  /** What an untouched client sends; undefined: nothing. */
  value: string | undefined;
  choices: string[];
}

/** Everything a reader of the card can read, one line for each text; ShowCards included. */
export const textOf = (card: CardPart): string => {
  const lines: string[] = [];
  walk(card, (part) => {
    if (part.type === 'RichTextBlock')
      lines.push(
        partsIn(part.inlines)
          .map(({ text }) => words(text))
          .join(''),
      );
    else if (part.type === 'FactSet')
      lines.push(
        ...partsIn(part.facts).map((fact) => `${words(fact.title)}: ${words(fact.value)}`),
      );
    else lines.push(...['text', 'label', 'codeSnippet'].map((key) => words(part[key])));
    if (part.type === 'Input.Toggle') lines.push(words(part.title));
  });
  return lines.filter(Boolean).join('\n');
};

/** All buttons of the card, in the order of the eye; also rows that can be clicked and buttons inside a ShowCard. */
export const buttonsOf = (card: CardPart): Button[] => {
  const buttons: Button[] = [];
  walk(card, (part, within) => {
    const actions = [
      ...partsIn(part.actions),
      ...(isPart(part.selectAction) ? [part.selectAction] : []),
    ];
    for (const action of actions) {
      buttons.push({
        type: words(action.type),
        title: words(action.title),
        verb: words(action.verb),
        action,
        within,
      });
    }
  });
  return buttons;
};

/** The inputs of one card, without those of cards inside it. */
export const inputsOf = (card: CardPart): Input[] => {
  const inputs: Input[] = [];
  walk(card, (part, within) => {
    if (!words(part.type).startsWith('Input.') || within.at(-1) !== card) return;
    inputs.push({
      id: words(part.id),
      type: words(part.type),
      label: words(part.label),
      required: part.isRequired === true,
      value:
        part.type === 'Input.Toggle'
          ? words(part.value) || 'false'
          : words(part.value) || undefined,
      choices: partsIn(part.choices).map((choice) => words(choice.value)),
    });
  });
  return inputs;
};

/** The address behind a card's link button. */
export const linkOf = (card: CardPart, title: string): string => {
  const found = buttonsOf(card).find(
    (button) => button.title === title && button.type === 'Action.OpenUrl',
  );
  if (!found) throw new Error(`The card has no link "${title}"`);
  return words(found.action.url);
};

/** Visits every part of a card; `within` are the cards around the part, outermost first. */
function walk(card: CardPart, visit: (part: CardPart, within: CardPart[]) => void): void {
  const step = (part: CardPart, within: CardPart[]) => {
    const around = part.type === 'AdaptiveCard' ? [...within, part] : within;
    visit(part, around);
    for (const key of ['body', 'items', 'columns', 'rows', 'cells'])
      partsIn(part[key]).forEach((each) => step(each, around));
    for (const action of partsIn(part.actions)) if (isPart(action.card)) step(action.card, around);
  };
  step(card, []);
}

/** Whether an unknown value can be read as a part of a card. */
export const isPart = (value: unknown): value is CardPart =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts in a list that may not be there. */
export const partsIn = (value: unknown): CardPart[] =>
  Array.isArray(value) ? value.filter(isPart) : [];

const words = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
