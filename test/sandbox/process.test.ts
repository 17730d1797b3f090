import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { application, seeded, tenant } from './world.ts';

const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));

describe('the sandbox as a process of its own', () => {
  let directory: string;
  let child: ChildProcess | undefined;
  before(async () => void (directory = await mkdtemp(join(tmpdir(), 'sandbox-'))));
  afterEach(() => void child?.kill('SIGKILL'));
  after(() => rm(directory, { recursive: true }));

  async function start(settings: Record<string, string> = {}): Promise<string> {
    const env = {
      ...process.env,
      SANDBOX_PORT: '0',
      DATA_DIR: join(directory, 'data'),
      ...settings,
    };
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env });
    const [line] = await once(createInterface({ input: child.stdout! }), 'line');
    const said = JSON.parse(line);
    assert.deepEqual(Object.keys(said), ['ready', 'port']);
    assert.equal(said.ready, true);
    return `http://127.0.0.1:${said.port}`;
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const exit = once(child!, 'exit');
    child!.kill(signal);
    assert.deepEqual(await exit, [0, null]);
  }

  async function tokenOf(url: string, refreshToken = 'sandbox-refresh-token') {
    const form = { ...application, grant_type: 'refresh_token', refresh_token: refreshToken };
    const response = await fetch(`${url}/${tenant}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as { access_token: string; refresh_token: string };
  }

  async function partners(url: string, token: string): Promise<string[]> {
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    const response = await fetch(url + path, { headers: { Authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200);
    return ((await response.json()) as { items: { id: string }[] }).items.map((each) => each.id);
  }

  it('keeps its data and its tokens over a restart, and begins anew when told', async () => {
    let url = await start();
    const first = await tokenOf(url);
    await fetch(`${url}/portal/indirect-resellers/${seeded.fabrikam.id}/remove`, {
      method: 'POST',
    });
    await stop('SIGTERM');

    url = await start();
    assert.ok(!(await partners(url, first.access_token)).includes(seeded.fabrikam.id));
    const renewed = await tokenOf(url, first.refresh_token);
    await stop('SIGINT');

    url = await start({ SANDBOX_RESET: '1' });
    assert.ok((await partners(url, renewed.access_token)).includes(seeded.fabrikam.id));
    await stop('SIGTERM');
  });

  it('keeps what was done when it is killed', async () => {
    let url = await start({ SANDBOX_RESET: '1' });
    await fetch(`${url}/invite/northwind-7f3a/accept`, {
      method: 'POST',
      body: new URLSearchParams({ resellerId: seeded.alpine.id }),
    });
    const exit = once(child!, 'exit');
    child!.kill('SIGKILL');
    await exit;
    url = await start();
    assert.ok((await partners(url, (await tokenOf(url)).access_token)).includes(seeded.alpine.id));
    await stop('SIGTERM');
  });

  it('stops with a word about a setting that is wrong', async () => {
    const env = { ...process.env, SANDBOX_PORT: 'many', DATA_DIR: directory };
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env });
    let said = '';
    child.stderr!.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(
      said,
      /^The sandbox did not start: Wrong setting\. SANDBOX_PORT: .*See docs\/sandbox\.md\.\n$/,
    );
  });
});
