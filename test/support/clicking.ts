import type { Button, CardPart } from './cardReading.ts';
import { buttonsOf, inputsOf, isPart, textOf } from './cardReading.ts';

/** What the bot answered to a click. */
export interface Answer {
  /** Of HTTP. */
  status: number;
  statusCode: number | undefined;
  type: string | undefined;
  /** The card that takes the place of the clicked one, on the client of whoever clicked. */
  card: CardPart | undefined;
  /** The short message under the card, or that of an error. */
  message: string | undefined;
}

/** The button with this title, or else this verb, or else this choice of a form. @throws when the card has none */
export function pick(card: CardPart, titleOrVerb: string): Button {
  const pressable = buttonsOf(card).filter(
    ({ type }) => type === 'Action.Execute' || type === 'Action.Submit',
  );
  const found =
    pressable.find(({ title }) => title === titleOrVerb) ??
    pressable.find(({ verb }) => verb === titleOrVerb) ??
    pressable.find(({ action }) => isPart(action.data) && action.data.pick === titleOrVerb);
  if (found) return found;
  throw new Error(
    `No button "${titleOrVerb}", but: ${pressable.map(({ title, verb }) => `${title} (${verb})`).join(', ') || 'none'}\n${textOf(card)}`,
  );
}

/** What a client sends along: strings only, nothing for an input without a value, and nothing at all while a required one is empty. */
export function gathered(button: Button, given: Record<string, string>): Record<string, string> {
  const inputs = button.action.associatedInputs === 'none' ? [] : button.within.flatMap(inputsOf);
  const unknown = Object.keys(given).find((id) => !inputs.some((input) => input.id === id));
  if (unknown)
    throw new Error(
      `"${button.title}" sends no input "${unknown}", but: ${inputs.map(({ id }) => id).join(', ') || 'none'}`,
    );
  const values = inputs.map((input) => ({ input, value: given[input.id] ?? input.value }));
  const empty = values.find(
    ({ input, value }) =>
      input.required && (!value || (input.type === 'Input.Toggle' && value === 'false')),
  );
  if (empty)
    throw new Error(
      `A client sends nothing while "${empty.input.label}" (${empty.input.id}) is empty`,
    );
  return Object.fromEntries(
    values.flatMap(({ input, value }) => (value ? [[input.id, value]] : [])),
  );
}

/** Reads the HTTP answer to an invoke. */
export function answerOf({ status, body }: { status: number; body: unknown }): Answer {
  const { statusCode, type, value } = isPart(body) ? body : {};
  const isCard = type === 'application/vnd.microsoft.card.adaptive';
  const message =
    typeof value === 'string' ? value : isPart(value) && !isCard ? value.message : undefined;
  return {
    status,
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    type: typeof type === 'string' ? type : undefined,
    card: isCard && isPart(value) ? value : undefined,
    message: typeof message === 'string' ? message : undefined,
  };
}

/** What a body says, when it is JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
