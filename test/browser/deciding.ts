import type { ChatPage } from '../support/browser.ts';
import { tick } from './asking.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** An admin approves a request in the channel; `represents`: with the representation that the asker made. */
export const approvesInChannel = async (
  admin: ChatPage,
  words: Words,
  request: string,
  { shot, represents = false }: { shot: string; represents?: boolean },
): Promise<void> => {
  const { label, like } = words;
  const approve = label('button.approve');
  await admin.goTo('Approvals');
  const card = await admin.card(all(like('card.request.approvalNeeded', { request }), approve));
  await admin.shot(shot);
  await admin.submits(card, represents ? { [tick(words)]: true } : {}, approve, approve);
  await admin.gone(like('card.request.approvalNeeded', { request }));
};
