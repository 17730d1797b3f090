import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { makeOwnMove } from './perform.ts';
import { may } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDoc, requestDocId, type KindName, type Request } from './request.ts';
import { decideAndSave, over, putTasks } from './save.ts';
import { paintTask } from './tasks.ts';
import type { Actor, Id, Subject } from './values.ts';

/**
 * Keeps a dialog's answers as a draft, a new one or over an earlier one. What failed keeps them beside what was asked, for when it is
 * changed after all.
 */
export const saveDraft =
  (doors: Doors): Act['saveDraft'] =>
  (actor, kindName, answers, about, id) =>
    decideAndSave<Request | Refusal>(doors, async () => {
      if (!may(actor, 'ask', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
      const draftId = id ?? doors.ids.next();
      const found = await doors.store.desk.read(requestDocId(draftId));
      const known = found && readRequest(found);
      const mine = known?.asker.id === actor.id && known.kind === kindName;
      if (known && !(mine && (known.state === 'draft' || known.state === 'failed')))
        return { ops: [], answer: refuse('wrongState') };
      const fresh = known ?? newRequest(doors, actor, kindName, draftId);
      const draft: Request = {
        ...fresh,
        answers,
        authors: [...new Set([...fresh.authors, actor.id])],
        about: fresh.state === 'failed' ? fresh.about : subjectOf(fresh, about),
        changedAt: doors.clock.now(),
      };
      return {
        ops: [
          over(found, requestDoc(draft)),
          ...putTasks([paintTask(`request:${draftId}`, draft.changedAt)]),
        ],
        answer: draft,
      };
    });

const subjectOf = (
  { about: known }: Request,
  { label, partnershipId, domain }: Parameters<Act['saveDraft']>[3],
): Subject => {
  switch (known.type) {
    case 'customer': {
      const of = partnershipId ?? known.of;
      return { type: 'customer', id: domain ?? known.id, label, ...(of && { of }) };
    }
    case 'partnership':
    case 'invitation':
    case 'desk':
      return partnershipId
        ? { type: 'partnership', id: partnershipId, label }
        : { ...known, label };
  }
};

const subjects: Record<KindName, Subject['type']> = {
  removePartnership: 'partnership',
  requestPartnership: 'invitation',
  addCustomer: 'customer',
  addSubscription: 'customer',
  associateReseller: 'customer',
  reassignSubscriptions: 'partnership',
  setSupportContact: 'customer',
  changeSubscription: 'customer',
  upgradeSubscription: 'customer',
  requestCustomer: 'invitation',
  endRelationship: 'customer',
};

/** A request that nobody has submitted yet. */
export const newRequest = (doors: Doors, actor: Actor, kind: KindName, id: Id): Request => ({
  id,
  kind,
  state: 'draft',
  version: 0,
  inputVersion: 0,
  input: null,
  about: { type: subjects[kind], id, label: '' },
  asker: { id: actor.id, name: actor.name },
  authors: [actor.id],
  verdicts: [],
  steps: [],
  step: 0,
  attempt: 0,
  learned: {},
  stepTimes: [],
  createdAt: doors.clock.now(),
  changedAt: doors.clock.now(),
});

/** Gives a draft to a colleague who may ask. */
export const handOver =
  (doors: Doors): Act['handOver'] =>
  async (actor, requestId, personId) => {
    const person = await doors.directory.person(personId, 'fresh');
    if (!person || person.id === actor.id || !may(person, 'ask', doors.policy))
      return refuse('invalid', { field: 'person', code: 'pickOne' });
    const to = { id: person.id, name: person.name };
    return makeOwnMove(doors)(actor, requestId, 'handOver', { args: { to } });
  };
