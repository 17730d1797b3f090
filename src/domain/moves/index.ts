import { abandon } from './abandon.ts';
import { accepted } from './accepted.ts';
import { approve } from './approve.ts';
import { askApproval } from './askApproval.ts';
import { checkNow } from './checkNow.ts';
import { discard } from './discard.ts';
import { endSetup } from './endSetup.ts';
import { escalate } from './escalate.ts';
import { expire } from './expire.ts';
import { fail } from './fail.ts';
import { gdapApproved } from './gdapApproved.ts';
import { handOver } from './handOver.ts';
import { notThatCustomer } from './notThatCustomer.ts';
import { reject } from './reject.ts';
import { remind } from './remind.ts';
import { remindSetup } from './remindSetup.ts';
import { resend } from './resend.ts';
import { retry } from './retry.ts';
import { reveal } from './reveal.ts';
import { revise } from './revise.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { sendBack } from './sendBack.ts';
import { stepBack } from './stepBack.ts';
import { stepDone } from './stepDone.ts';
import { stepWaits } from './stepWaits.ts';
import { submit } from './submit.ts';
import { takeOver } from './takeOver.ts';
import { takeOverSetup } from './takeOverSetup.ts';
import { thatCustomer } from './thatCustomer.ts';
import { undoApproval } from './undoApproval.ts';
import { withdraw } from './withdraw.ts';
import type { Move, MoveName } from './move.ts';

/** Every move, by name; the order is the order of buttons. */
export const moves: Record<MoveName, Move> = {
  submit,
  approve,
  sendBack,
  reject,
  thatCustomer,
  notThatCustomer,
  checkNow,
  takeOver,
  undoApproval,
  resend,
  retry,
  revise,
  gdapApproved,
  withdraw,
  abandon,
  handOver,
  discard,
  save,
  reveal,
  saved,
  takeOverSetup,
  remind,
  escalate,
  expire,
  stepDone,
  stepWaits,
  stepBack,
  askApproval,
  accepted,
  fail,
  remindSetup,
  endSetup,
};

/** The moves on a first sign-in: their buttons are on its own message, to which the request's card leads. */
export const setupMoves: readonly MoveName[] = ['reveal', 'saved', 'takeOverSetup'];
