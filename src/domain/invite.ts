import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { makeMove } from './perform.ts';
import { isRefusal } from './refusal.ts';
import { submitRequest } from './submit.ts';

/**
 * Makes one request per address, sharing a batch. Ids are derived from batch and address, so repeating it after a crash adds
 * what is missing and nothing twice; the draft it grew from is closed last. An address that somebody else invited meanwhile is left to that invitation.
 */
export const invite =
  (doors: Doors): Act['invite'] =>
  async (actor, invitation, draftId) => {
    const { emails, company, country, partnerId, subject, text, language } = invitation;
    for (const email of emails) {
      const input = {
        email,
        subject,
        text,
        language,
        ...(country && { country }),
        ...(company && { company }),
        ...(partnerId && { partnerId }),
      };
      const id = doors.ids.derived('invitation', draftId, email.toLowerCase());
      const answer = await submitRequest(doors)(actor, 'requestPartnership', input, {
        id,
        batch: draftId,
      });
      if (isRefusal(answer) && answer.refused !== 'alreadyOpen') return answer;
    }
    await makeMove(doors)(actor, draftId, 'discard', { args: {} });
    return { batch: draftId };
  };
