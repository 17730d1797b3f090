import { ActivityTypes, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import { DialogContextError } from 'botbuilder-dialogs';
import { isOwnTurn } from './adapter.ts';
import { plainBody } from './clicks.ts';
import type { House } from './doors.ts';
import { Inbound, type Inbound as Read } from './inbound.ts';
import { readTalk, talkDoc } from './memory.ts';
import { sayPlainly } from './messages.ts';
import { conversationOf } from './places.ts';
import type { Recall } from './recall.ts';
import { line } from './render.ts';
import type { Language } from '../domain/values.ts';

/**
 * What happens after a fault in a turn: it is logged under a reference number, and the person is told that number. An invoke is
 * always answered. A turn that we began ourselves has nobody to apologise to. Never throws: what fails here is only logged.
 */
export const sayingSorry =
  (house: House, recallOf: (conversationId: string) => Recall) =>
  async (context: TurnContext, error: unknown): Promise<void> => {
    const reference = house.ids.next().slice(0, 8);
    const { activity } = context;
    house.log.fault('turn', error, {
      reference,
      type: activity.type,
      name: activity.name,
      activityId: activity.id,
    });
    if (isOwnTurn(context)) return;
    try {
      const inbound = Inbound.parse(activity);
      if (error instanceof DialogContextError) await dropDialog(house, inbound);
      // As far as this process knows: the store may be what broke.
      const { language } = recallOf(conversationOf(inbound)).place?.talk ?? {};
      await apologise(house, context, inbound, { reference, language });
    } catch (another) {
      house.log.fault('sorry', another, { reference });
    }
    if (activity.type === ActivityTypes.Invoke) await answerAnyhow(context);
  };

const apologise = async (
  house: House,
  context: TurnContext,
  inbound: Read,
  { reference, language }: { reference: string; language?: Language },
): Promise<void> => {
  const sorry = line('tryAgain', { reference });
  if (inbound.type === ActivityTypes.Message)
    return sayPlainly(house, context, inbound, sorry, language);
  if (inbound.type !== ActivityTypes.Invoke || isAnswered(context)) return;
  await answer(context, plainBody(house, inbound, { text: sorry }, language));
};

/** The framework's own complaint about a stored dialog would come back with every message: the dialog goes, the rest stays. */
const dropDialog = async ({ talk }: House, inbound: Read): Promise<void> => {
  const conversationId = conversationOf(inbound);
  const found = await talk.read(conversationId);
  if (!found) return;
  const kept = { ...readTalk(found), dialog: undefined };
  await talk.commit([{ op: 'replace', doc: talkDoc(conversationId, kept), etag: found.etag }]);
};

const isAnswered = (context: TurnContext): boolean =>
  context.turnState.get(INVOKE_RESPONSE_KEY) !== undefined;

const answerAnyhow = async (context: TurnContext): Promise<void> => {
  if (isAnswered(context)) return;
  await answer(context, {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: '',
  });
};

const answer = async (context: TurnContext, body: unknown): Promise<void> => {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
};
