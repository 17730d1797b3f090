import type { AddressInfo } from 'node:net';
import type { Request, Response, Server, ServerOptions } from 'restify';
import restify from 'restify';
import { guard } from './access/guard.ts';
import { throttle } from './access/throttle.ts';
import { tokens } from './access/tokens.ts';
import { openCenter } from './center.ts';
import { faults } from './control/faults.ts';
import { journal } from './control/journal.ts';
import { control } from './control/routes.ts';
import type { Answer } from './http/answer.ts';
import { refusal } from './http/answer.ts';
import { intake } from './http/intake.ts';
import type { Gate } from './http/mount.ts';
import { mount } from './http/mount.ts';
import { send } from './http/send.ts';
import { pages } from './pages/index.ts';
import { demoTenant, northwind } from './provider.ts';
import { resources } from './resources/index.ts';
import type { Credentials } from './access/grants.ts';
import { token } from './resources/token.ts';
import { certificates, certificatesPath } from './webhooks/certificates.ts';
import { courier } from './webhooks/courier.ts';
import { signer } from './webhooks/signer.ts';
import { demoCredentials } from './settings.ts';

/** How to start a sandbox; what is left out is as in the demo. */
export interface SandboxOptions {
  /** 0 for any free port. */
  port: number;
  /** SQLite file, or `:memory:`. */
  file: string;
  clock?: () => Date;
  tenant?: string;
  credentials?: Credentials;
  /** Begin with fresh seeded data. */
  fresh?: boolean;
  /** How long an order takes until its subscriptions are there. */
  provisioningMs?: number;
}

/** A sandbox that is listening, on this machine only. */
export interface Sandbox {
  /** Without a slash at the end; stands for the API's host and for the sign-in authority. */
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Starts a Partner Center for laptops and tests. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock = () => new Date(), tenant = demoTenant, credentials = demoCredentials } = options;
  const center = openCenter({
    file: options.file,
    provider: northwind(tenant),
    clock,
    fresh: options.fresh,
    provisioningMs: options.provisioningMs,
    applicationId: credentials.clientId,
  });
  const doors = { faults: faults(), journal: journal(), throttle: throttle(clock), clock };
  const issued = tokens(credentials.clientSecret, clock);
  let url = '';
  const certificatesAt = () => `${url}${certificatesPath}`;
  const signs = signer(center.db, certificatesAt);
  const sends = courier(center, signs, certificatesAt);

  const server = restify.createServer({ name: '', log: silent, ignoreTrailingSlash: true });
  const gate: Gate = {
    check: guard(issued),
    throttle: doors.throttle,
    mishapOf: intake(server, doors),
    changed: sends.wake,
  };
  server.use(restify.plugins.bodyParser({ mapParams: false, maxBodySize: 4_000_000 }));
  const routes = [
    ...resources(center),
    ...token(center, issued, credentials),
    ...pages(center),
    ...certificates(center, signs),
    ...control(center, doors),
  ];
  for (const route of routes) mount(server, center, gate, route);
  answerFaults(server, gate);

  await listen(server, options.port).catch((fault: unknown) => {
    center.db.close();
    throw fault;
  });
  const { port } = server.address() as unknown as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  sends.wake();
  return {
    url,
    port,
    async close() {
      await stop(server);
      await sends.close();
      center.db.close();
    },
  };
}

// Unknown paths, malformed bodies and our own failures, in the shape of the service.
function answerFaults(server: Server, gate: Gate): void {
  server.on(
    'restifyError',
    (
      request: Request,
      response: Response,
      error: Error & { statusCode?: number },
      done: () => void,
    ) => {
      const answer = answerTo(error, request);
      if (answer.status >= 500) console.error(JSON.stringify({ fault: error.stack }));
      void send(request, response, answer, gate.mishapOf(request)).then(done, done);
    },
  );
}

function answerTo(error: { statusCode?: number; message: string }, request: Request): Answer {
  if (error.statusCode === 404) return refusal(404, 1000, `${request.path()} was not found.`);
  if (error.statusCode === 405)
    return refusal(405, 405, `${request.path()} does not take ${request.method}.`);
  if (error.statusCode !== undefined && error.statusCode < 500)
    return refusal(error.statusCode, 800002, error.message);
  return refusal(500, 800003, 'The sandbox failed; its error output says why.');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeAllConnections();
  });
}

const quiet = () => undefined;
// The framework wants a logger; what is worth saying is said in answerFaults.
const silent = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
} as unknown as ServerOptions['log'];
