import type { Finding } from '../domain/checks/check.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { RefusedView, See } from '../domain/views.ts';
import type { CommandName } from '../domain/names.ts';
import type { Asking } from './conversation.ts';

/** A no of the business, to be shown: with its reason, and with the way to what is in the way. */
export const refusedView = (refusal: Refusal, see?: See): RefusedView => {
  const { check, ...values } = refusal.detail;
  const { requestId } = refusal.detail;
  const holder: See | undefined = requestId
    ? { view: 'request', filter: requestId, page: 0 }
    : undefined;
  return {
    view: 'refused',
    code: refusal.refused,
    detail: refusal.detail,
    ...(check && { findings: [{ code: check, weight: 'stops', values }] }),
    ...((see ?? holder) && { see: see ?? holder }),
  };
};

/** A no because of what a check found. */
export const refusedFor = (finding: Finding, see?: See): RefusedView => ({
  view: 'refused',
  code: 'blocked',
  detail: finding.values,
  findings: [finding],
  ...(see && { see }),
});

/** Says no to somebody whose roles do not offer this command; the desk itself looks again at the end. */
export const notOffered = (
  { desk, actor }: Asking,
  command: CommandName,
): RefusedView | undefined =>
  desk.find.help(actor).commands.includes(command) ? undefined : refusedView(refuse('notAllowed'));
