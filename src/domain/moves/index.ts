import { abandon } from './abandon.ts';
import { accepted } from './accepted.ts';
import { approve } from './approve.ts';
import { checkNow } from './checkNow.ts';
import { discard } from './discard.ts';
import { escalate } from './escalate.ts';
import { expire } from './expire.ts';
import { fail } from './fail.ts';
import { reject } from './reject.ts';
import { remind } from './remind.ts';
import { resend } from './resend.ts';
import { retry } from './retry.ts';
import { revise } from './revise.ts';
import { save } from './save.ts';
import { sendBack } from './sendBack.ts';
import { stepDone } from './stepDone.ts';
import { stepWaits } from './stepWaits.ts';
import { submit } from './submit.ts';
import { takeOver } from './takeOver.ts';
import { undoApproval } from './undoApproval.ts';
import { withdraw } from './withdraw.ts';
import type { Move, MoveName } from './move.ts';

/** Every move, by name; the order is the order of buttons. */
export const moves: Record<MoveName, Move> = {
  submit,
  approve,
  sendBack,
  reject,
  checkNow,
  takeOver,
  undoApproval,
  resend,
  retry,
  revise,
  withdraw,
  abandon,
  discard,
  save,
  remind,
  escalate,
  expire,
  stepDone,
  stepWaits,
  accepted,
  fail,
};
