import { partnershipOfRecord } from '../find/subscriptions.ts';
import type { ReassignSubscriptions } from '../kinds/reassignSubscriptions.ts';
import { NoAnswer } from '../partnerCenterDoor.ts';
import { whyNotTo } from '../planRows.ts';
import type { Request } from '../request.ts';
import type { Row } from '../rows.ts';
import type { PartnerId } from '../values.ts';
import { brokenRow, changeRow, type Tried } from './changeRow.ts';
import type { StepDoors } from './step.ts';

/** So many rows one after the other without an answer: Partner Center cannot be reached at all. */
const enoughBroken = 3;

/** Takes rows of a request one after the other; one that gets no answer is put aside. @throws when none gets any. */
export const rowTaker = (doors: StepDoors, request: Request): ((row: Row) => Promise<Tried>) => {
  const back = (request.input as ReassignSubscriptions).to === undefined;
  const reasons = new Map<PartnerId, string | undefined>();
  let broken = 0;
  return async (row) => {
    const code = back ? await whyNotBack(doors, reasons, row) : undefined;
    if (code !== undefined) return { is: 'row', row: { ...row, state: 'failed', code }, calls: 0 };
    try {
      const tried = await changeRow(doors, request, row);
      broken = 0;
      return tried;
    } catch (error) {
      broken += 1;
      if (!(error instanceof NoAnswer) || broken >= enoughBroken) throw error;
      return brokenRow(doors, row);
    }
  };
};

/** Where each goes back to whom it had, that one, too, must still be who gets business; each is looked up once. */
const whyNotBack = async (
  doors: StepDoors,
  reasons: Map<PartnerId, string | undefined>,
  { after }: Row,
): Promise<string | undefined> => {
  if (after === undefined) return undefined;
  if (!reasons.has(after)) reasons.set(after, whyNotTo(await partnershipOfRecord(doors, after)));
  return reasons.get(after);
};
