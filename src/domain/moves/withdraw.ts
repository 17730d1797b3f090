import { move, NoArgs } from './move.ts';

/** The asker no longer wants it, or stops following what may still happen outside. */
export const withdraw = move({
  name: 'withdraw',
  by: ['asker'],
  from: ['pending', 'running', 'waiting', 'failed'],
  to: 'withdrawn',
  args: NoArgs,
  fits: (request, kind) => request.state === 'pending' || kind.stopWaiting,
  verdict: true,
  undoes: true,
  then: ['paint'],
});
