import type { Request } from '../request.ts';

/** A customer appeared that may be the company which was asked: a person has to say. */
export const hasCandidate = ({ waiting, learned }: Request): boolean =>
  waiting?.code === 'customerCandidate' && learned.candidateId !== undefined;
