import type { ChatPage } from '../support/browser.ts';
import type { Person } from '../support/chatClient.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** What somebody says to ask for a removal. */
export interface Removal {
  reseller: string;
  reason: string;
  /** The notice of termination will be given by this day, as `2026-11-16`; without a day none is required. */
  noticeBy?: string;
}

/** Types `remove partnership ...`, goes past what stays, confirms, and waits until it is asked for. */
export const askForRemoval = async (
  chat: ChatPage,
  words: Words,
  removal: Removal,
): Promise<void> => {
  await chat.says(words.typed('removePartnership', removal.reseller));
  await chat.clicks(
    await chat.card(
      all(words.like('form.impact.short'), removal.reseller, words.label('button.go')),
    ),
    words.label('button.go'),
  );
  await confirmRemoval(chat, words, removal);
};

/** Fills in the confirmation that is open, and says Yes. */
export const confirmRemoval = async (
  chat: ChatPage,
  words: Words,
  { reseller, reason, noticeBy }: Removal,
): Promise<void> => {
  const { label, like } = words;
  await chat.submits(
    await chat.card(like('form.confirmRemoval.title', { reseller })),
    {
      [label('legal.duty')]: label(noticeBy ? 'notice.willBe' : 'notice.notRequired'),
      ...(noticeBy && { [label('form.confirmRemoval.noticeDay')]: noticeBy }),
      [label('form.confirmRemoval.reason')]: reason,
      [tick(words)]: true,
    },
    label('button.yes'),
  );
  await chat.card(all(like('state.pending'), reseller, reason));
};

/** The words beside the box in which the representation is ticked. */
export const tick = ({ label }: Words): string => label('legal.representation');

/** The card in the approvals channel that asks for a decision on a removal. */
export const decisionOn = ({ label, like }: Words, reseller: string): RegExp =>
  like('card.request.approvalNeeded', {
    request: label('card.request.title.removePartnership', { about: reseller }),
  });

/** Another admin approves it at a client of their own, whatever language that has. */
export const approveElsewhere = async (admin: Person, reseller: string): Promise<void> => {
  await admin.installs();
  await admin.says('pending');
  await admin.clicks(await admin.card(reseller), reseller);
  const { clicks } = admin;
  await clicks(await admin.card(/^Approval needed/m), 'do:approve', { in_representation: 'true' });
};
