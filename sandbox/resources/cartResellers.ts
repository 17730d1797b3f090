import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { sameWord } from '../http/filter.ts';
import type { AskedLine } from '../state/carts.ts';
import { partnerByMpnId } from '../state/partners.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { refusedWith } from './orderRefusals.ts';

const mostAdditional = 5;

/** What is wrong with the resellers that lines name, if anything; looked at for the cart and again at checkout. */
export function objectionToResellers(center: Center, lines: AskedLine[]): Answer | undefined {
  for (const { participants = [] } of lines) {
    const named = (key: string) => participants.filter((each) => sameWord(each.key, key));
    if (named('transaction_reseller').length > 1)
      return refusedWith(800002, 'A line takes one transaction_reseller.');
    if (named('additional_transaction_reseller').length > mostAdditional)
      return refusedWith(800002, `A line takes ${mostAdditional} further resellers.`);
    const codes = participants.map((each) => objectionTo(center, each.value));
    const index = codes.findIndex((code) => code !== undefined);
    if (index >= 0) return refusedWith(codes[index]!, `Partner ID ${participants[index]!.value}.`);
  }
  return undefined;
}

function objectionTo(center: Center, mpnId: string): number | undefined {
  if (mpnId === center.provider.mpnId) return 2072;
  const partner = partnerByMpnId(center.db, mpnId);
  if (partner === undefined) return 800015;
  if (!partner.enrolled) return 800016;
  if (!partner.agreementSigned) return 900123;
  if (!partner.authorised) return 900414;
  return partnershipWith(center.db, partner.id) ? undefined : 900154;
}
