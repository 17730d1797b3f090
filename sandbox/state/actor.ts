import type { Center } from '../center.ts';
import type { Call } from '../http/call.ts';
import type { Deed } from './auditRecords.ts';

/** Who did something, as a line of the log names him: somebody, an application alone, or nobody. */
export type Actor = Pick<Deed, 'userPrincipalName' | 'applicationId' | 'originalCorrelationId'>;

/** The one who makes a call: the agent that the application's user stands for, or the application alone. */
export function actorOf(center: Center, call: Call): Actor {
  const originalCorrelationId = call.header('MS-CorrelationId');
  if (call.caller === 'application')
    return { applicationId: center.applicationId, originalCorrelationId };
  return { userPrincipalName: `agent@${center.provider.domain}`, originalCorrelationId };
}
