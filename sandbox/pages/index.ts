import type { Center } from '../center.ts';
import type { Route } from '../http/route.ts';
import { agreement } from './agreement.ts';
import { home } from './home.ts';
import { indirectResellers } from './indirectResellers.ts';
import { invite } from './invite.ts';
import { relationshipRequest } from './relationshipRequest.ts';

/** The pages for what has no API. They stand for pages behind a portal sign-in, and ask for none on this machine. */
export function pages(center: Center): Route[] {
  return [home, invite, indirectResellers, agreement, relationshipRequest].flatMap((family) =>
    family(center),
  );
}
