import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { DialogSet, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import restify from 'restify';

/** The smallest bot that the framework allows: it says back what it hears. */
const echo = (): ((context: TurnContext) => Promise<void>) => {
  const handler = new ActivityHandler();
  handler.onMessage(async (context, next) => {
    await context.sendActivity(`You said: ${context.activity.text}`);
    await next();
  });
  return (context) => handler.run(context);
};

/** Three questions in a waterfall, kept in memory and so forgotten at every restart. */
const waterfall = (): ((context: TurnContext) => Promise<void>) => {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialog'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(
    new WaterfallDialog('questions', [
      (step) => step.prompt('text', 'Which reseller?'),
      (step) => step.prompt('text', 'Which address?'),
      (step) => step.prompt('text', 'Which country?'),
      async (step) => {
        await step.context.sendActivity('Thank you.');
        return step.endDialog();
      },
    ]),
  );
  return async (context) => {
    const dialog = await dialogs.createContext(context);
    const result = await dialog.continueDialog();
    if (result.status === 'empty') await dialog.beginDialog('questions');
    await state.saveChanges(context);
  };
};

const bots = { echo, waterfall };

const start = (name: keyof typeof bots): void => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = bots[name]();
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, bot);
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ ready: true, port: server.address().port }));
  });
};

start(process.argv[2] === 'waterfall' ? 'waterfall' : 'echo');
process.once('SIGTERM', () => process.exit(0));
