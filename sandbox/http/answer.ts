/** What the sandbox answers: an object goes out as JSON, a string as it is (HTML), a buffer as the headers say, nothing as an empty body. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A good answer with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** A refusal in Partner Center's usual shape. `source` names the part of the service that refuses, as the real one does. */
export function refusal(
  status: number,
  code: number,
  description: string,
  { data = [], source = 'PartnerFD' }: { data?: string[]; source?: string } = {},
): Answer {
  return { status, body: { code, description, data, source } };
}

/** A refusal of a query parameter that makes no sense. */
export function badParameter(description: string): Answer {
  return refusal(400, 2000, description, { source: 'PartnerApiServiceControllers' });
}

/** Tells a refusal from a value that was read. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}
