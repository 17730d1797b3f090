import { z } from 'zod';
import type { Request } from '../domain/request.ts';
import type { Id } from '../domain/values.ts';
import type { OpenName } from '../domain/names.ts';

/** A conversation taken up again: with the answers that still hold, and, by question, what its forms show as typed. */
export interface Resume {
  conversation: Exclude<OpenName, 'revise'>;
  about: string;
  answers: Record<string, unknown>;
  typed: Record<string, Record<string, string>>;
  /** The request itself: what is submitted becomes it, not another one. */
  draftId: Id;
}

const Typed = z.record(z.string(), z.record(z.string(), z.string()));

/** What stood in the forms when the dialog was put aside: kept among the answers, under a name that no question has. */
export const typedOf = (request: Request): Resume['typed'] =>
  Typed.safeParse(request.answers?.typed).data ?? {};
