import { startSandbox } from '../../sandbox/server.ts';

/** The provider's tenant in these tests. */
export const tenant = '00000000-0000-0000-0000-0000000000001';

/** What the one application presents. */
export const application = {
  client_id: '9c2f7d1e-4b6a-4e83-a5d0-1f3b5c7e9a20',
  client_secret: 'sandbox-client-secret',
  resource: 'https://api.partnercenter.microsoft.com',
};

/** An answer that was read to its end; `body` is parsed when it is JSON. */
export interface Heard {
  status: number;
  headers: Headers;
  text: string;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into it by literal
}

/** A sandbox of its own with a clock that stands still, and the ways to talk to it. */
export interface World {
  url: string;
  /** Moves the clock. */
  pass(ms: number): void;
  /** Asks with an app+user token, unless headers say otherwise. */
  get(path: string, headers?: Record<string, string>): Promise<Heard>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Heard>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Heard>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Heard>;
  remove(path: string): Promise<Heard>;
  /** Sends a form as a browser does, without following where it leads. */
  send(
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Heard>;
  token(form: Record<string, string>): Promise<Heard>;
  user: string;
  app: string;
  close(): Promise<void>;
}

/** Starts a world at noon of 20 May 2026. */
export async function openWorld(file = ':memory:'): Promise<World> {
  let now = Date.parse('2026-05-20T12:00:00Z');
  const { url, close } = await startSandbox({ port: 0, file, clock: () => new Date(now) });
  const ask = async (path: string, init: RequestInit) =>
    heard(await fetch(url + path, { redirect: 'manual', ...init }));
  const token = (form: Record<string, string>) =>
    ask(`/${tenant}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...application, ...form }),
    });
  const user = (
    await token({ grant_type: 'refresh_token', refresh_token: 'sandbox-refresh-token' })
  ).body.access_token;
  const app = (await token({ grant_type: 'client_credentials' })).body.access_token;
  const headed = (headers: Record<string, string> = {}) => ({
    Authorization: `Bearer ${user}`,
    ...headers,
  });
  const sending =
    (method: string) => (path: string, body: unknown, headers?: Record<string, string>) =>
      ask(path, {
        method,
        headers: headed({ 'Content-Type': 'application/json', ...headers }),
        body: JSON.stringify(body),
      });
  await ask('/_calls', { method: 'DELETE' });
  return {
    url,
    user,
    app,
    token,
    close,
    pass: (ms) => void (now += ms),
    get: (path, headers) => ask(path, { headers: headed(headers) }),
    post: sending('POST'),
    put: sending('PUT'),
    patch: sending('PATCH'),
    remove: (path) => ask(path, { method: 'DELETE' }),
    send: (path, form, headers) =>
      ask(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  };
}

async function heard(response: Response): Promise<Heard> {
  const text = await response.text();
  const json = response.headers.get('Content-Type')?.startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : undefined,
  };
}

/** A filter as the query wants it. */
export function filter(Field: string, Value: string, Operator = 'starts_with'): string {
  return `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;
}

/** The Partner IDs and tenants of the seed that tests speak of. */
export const seeded = {
  fabrikam: { id: '7a0c1e52-4b0d-4f8e-9a51-2c6d0b8f1e01', mpnId: '4847101' },
  contoso: { id: '1d9e6f34-82c7-4a15-b3d0-5e7f9a2c4b02', mpnId: '4847115' },
  tailspin: { id: '94f7d2b8-6a3e-4c01-a5f9-7d8e0c1b2a04', mpnId: '4847133' },
  alpine: { id: 'b0d4e8f2-7c61-4a9b-8d35-1e3f5a7c9b07', mpnId: '4847166' },
  proseware: { id: '6e1f3a5c-b7d9-4e82-9c04-2d4f6b8a0c09', mpnId: '4847181' },
  margie: { id: 'd7a9c1e3-0f5b-4d68-b2f6-4a6c8e0d1f10', mpnId: '4847197' },
  vanArsdel: { id: '8d0f2b4a-6c8e-4f19-b1d3-5a7c9e0f2b14', mpnId: '4847239' },
  relecloud: { id: 'a4c6e8f0-2b4d-4f60-8a2c-4e6f8b0d1c15', mpnId: '4847244' },
};
