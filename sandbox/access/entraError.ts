import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer.ts';

/** A refusal of the sign-in authority; `code` is the number of its AADSTS error. */
export interface EntraError {
  status: number;
  error: string;
  code: number;
  text: string;
}

/** Writes a refusal in the shape of the sign-in authority. */
export function entraError({ status, error, code, text }: EntraError, at: Date): Answer {
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text}`,
      error_codes: [code],
      timestamp: `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`,
      trace_id: randomUUID(),
      correlation_id: randomUUID(),
    },
  };
}
