/** Why the business says no; the words are the locale key `refusal.<code>`. */
export type RefusalCode =
  | 'notAllowed' // your role may not do this
  | 'ownRequest' // who wrote any of it cannot approve it
  | 'alreadyDecided' // somebody was faster; by, at, move
  | 'wrongState' // the request is past this
  | 'changed' // the input changed since the card was made
  | 'invalid' // an answer is missing or wrong; fields
  | 'notFound' // no such thing here
  | 'alreadyOpen' // there is an open request of this kind for this subject; requestId
  | 'blocked' // a check found something; findings
  | 'notTicked' // the representation must be ticked
  | 'setupGone' // there is no password to show any more; why
  | 'setupNotYours' // somebody else's to show; owner
  | 'locked' // finished steps have used what was changed
  | 'rolesUnknown' // the directory cannot be asked now
  | 'busy'; // too many at once, try again

/** A no as an answer: typed, translated by whoever shows it, never logged as an error. */
export interface Refusal {
  refused: RefusalCode;
  detail: Record<string, string>;
}

/** Says no. */
export const refuse = (refused: RefusalCode, detail: Record<string, string> = {}): Refusal => ({
  refused,
  detail,
});

/** Tells a no from a yes. */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer;
