import { z } from 'zod';
import type { MoveName } from '../domain/moves/move.ts';
import { Id } from '../domain/values.ts';
import type { SeeName } from '../domain/names.ts';
import { isLook } from './looks.ts';

/** What a click asks for, read strictly: whoever sent it may have changed anything in it. */
export type Click =
  | { is: 'do'; deed: Deed; id: Id; version: number; inputs: Inputs }
  | { is: 'answer'; token: string; question: string; pick: string; inputs: Inputs }
  | { is: 'open'; dialog: string; about: string }
  | { is: 'see'; view: SeeName; filter: string; page: number; inputs: Inputs };

/** What was filled in on the card, by the name of the input. */
export type Inputs = Record<string, string>;

/** The moves that a person can make with a button, and the deeds that are no moves of a request. */
const deeds = [
  ...([
    'approve',
    'sendBack',
    'reject',
    'withdraw',
    'checkNow',
    'thatCustomer',
    'notThatCustomer',
    'takeOver',
    'undoApproval',
    'resend',
    'retry',
    'abandon',
    'discard',
    'reveal',
    'saved',
    'takeOverSetup',
    'gdapApproved',
  ] as const satisfies readonly MoveName[]),
  'mine',
  'notOurs',
  'azureDone',
  'notify',
  'notifyStop',
  'today',
  'todayStop',
] as const;
export type Deed = (typeof deeds)[number];

const Envelope = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string().max(100),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
});

const short = z.string().max(300);
const Deeds = z.enum(deeds);
const Do = z.strictObject({ id: Id, version: z.number().int().min(0) });
const Answer = z.strictObject({ dialog: short, question: short, pick: short });
const Open = z.strictObject({ about: short });
const See = z.strictObject({ filter: short, page: z.number().int().min(0).max(100_000) });
const GivenInputs = z.record(short, z.string().max(20_000));

const inputPrefix = 'in_';

/** Reads the value of an `adaptiveCard/action` invoke; undefined: it is none of ours. */
export const readClick = (value: unknown): Click | undefined => {
  const envelope = Envelope.safeParse(value);
  if (!envelope.success) return undefined;
  const { verb, data } = envelope.data.action;
  const inputs = GivenInputs.safeParse(part(data, true));
  if (!inputs.success) return undefined;
  return readVerb(verb, part(data, false), inputs.data);
};

const readVerb = (
  verb: string,
  own: Record<string, unknown>,
  inputs: Inputs,
): Click | undefined => {
  const [kind = '', name = ''] = verb.split(':', 2);
  if (verb === 'answer') {
    const { data } = Answer.safeParse(own);
    return (
      data && { is: 'answer', token: data.dialog, question: data.question, pick: data.pick, inputs }
    );
  }
  if (kind === 'do') {
    const { data } = Do.safeParse(own);
    const deed = Deeds.safeParse(name);
    return data && deed.success ? { is: 'do', deed: deed.data, ...data, inputs } : undefined;
  }
  if (kind === 'open') {
    const { data } = Open.safeParse(own);
    return data && { is: 'open', dialog: name, about: data.about };
  }
  const { data } = See.safeParse(own);
  return kind === 'see' && data && isLook(name)
    ? { is: 'see', view: name, ...data, inputs }
    : undefined;
};

/** The card's inputs (without their prefix), or everything else. */
const part = (data: Record<string, unknown>, inputs: boolean): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([name]) => name.startsWith(inputPrefix) === inputs)
      .map(([name, value]) => [inputs ? name.slice(inputPrefix.length) : name, value]),
  );
