import { readRequest, type Request } from '../request.ts';
import type { StepDoors } from './step.ts';

const enough = 50;

/** The latest other requests about the same thing: what they know to be theirs is not this one's. */
export const othersAbout = async (
  { desk }: StepDoors['store'],
  { id, about }: Request,
): Promise<Request[]> => {
  const tags = [`about:${about.type}:${about.id}`];
  const found = await desk.list({ type: 'request', tags, order: 'desc', limit: enough });
  return found.map(readRequest).filter((one) => one.id !== id);
};
