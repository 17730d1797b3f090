import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Part } from '../demo/part.ts';
import { launch } from '../demo/part.ts';
import { freePorts, temporaryFolder } from './support/processes.ts';

describe('npm run demo', function () {
  this.timeout(60_000);

  let folder: string;
  let ports: { PORT: string; SANDBOX_PORT: string };
  const demos: Part[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
    const [bot, sandbox] = await freePorts(2);
    ports = { PORT: String(bot), SANDBOX_PORT: String(sandbox) };
  });

  afterEach(async () => {
    await Promise.all(demos.splice(0).map((demo) => demo.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const start = (settings: Record<string, string> = {}, args = ['--headless']): Part => {
    const demo = launch({
      name: 'Demo',
      args: ['--disable-warning=ExperimentalWarning', 'demo/demo.ts', ...args],
      env: { ...process.env, ...ports, DATA_DIR: folder, ...settings },
      ready: () => Promise.resolve(),
    });
    demos.push(demo);
    return demo;
  };

  const readyAgain = async (demo: Part) => {
    const ended = demo.ended.then(() => Promise.reject(new Error(demo.lastLines().join('\n'))));
    return Promise.race([demo.line((line) => line.startsWith('Ready')), ended]);
  };

  const botOf = async (demo: Part, before?: number) => {
    const pidIn = (line: string) => Number(/^Bot is ready \(process (\d+)\)/.exec(line)?.[1]);
    return pidIn(await demo.line((line) => pidIn(line) > 0 && pidIn(line) !== before));
  };

  const answers = async (port: string, path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  const isSilent = (port: string) =>
    assert.rejects(fetch(`http://127.0.0.1:${port}/`), `port ${port} still answers`);

  it('gets ready, says where everything is in its last line, and on Ctrl-C leaves nothing behind', async () => {
    const demo = start();
    const ready = await readyAgain(demo);
    assert.equal(
      ready,
      `Ready: bot http://127.0.0.1:${ports.PORT}, Partner Center sandbox http://127.0.0.1:${ports.SANDBOX_PORT}`,
    );
    assert.equal(demo.lastLines().at(-1), ready);
    assert.equal(await answers(ports.PORT, '/readyz'), 200);

    process.kill(demo.pid, 'SIGINT');

    assert.deepEqual(await demo.ended, { code: 0, signal: null });
    await isSilent(ports.PORT);
    await isSilent(ports.SANDBOX_PORT);
  });

  it('starts the bot again when it alone is killed', async () => {
    const demo = start();
    await readyAgain(demo);
    const killed = demo.line((line) => line.startsWith('Bot was killed'));
    const first = await botOf(demo);

    process.kill(first, 'SIGKILL');

    await killed;
    assert.notEqual(await botOf(demo, first), first);
    assert.equal(await answers(ports.PORT, '/readyz'), 200);
  });

  it('says in one line which port is busy, and starts nothing', async () => {
    const guest = createServer().listen(Number(ports.SANDBOX_PORT), '127.0.0.1');
    await once(guest, 'listening');

    const demo = start();

    assert.equal((await demo.ended).code, 1);
    assert.equal(demo.lastLines().length, 1);
    assert.match(
      demo.lastLines()[0] ?? '',
      new RegExp(`^SANDBOX_PORT is busy: .*${ports.SANDBOX_PORT}`),
    );
    assert.deepEqual(await readdir(folder), []);
    await once(guest.close(), 'close');
  });

  it('says in one line which setting is wrong', async () => {
    const demo = start({ PORT: 'seventy' });
    assert.equal((await demo.ended).code, 1);
    assert.deepEqual(demo.lastLines(), [
      'PORT is wrong: it is "seventy", but a port is a number from 1 to 65535.',
    ]);
  });

  it("--reset throws away the desk's data and nothing else", async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeFile(join(folder, 'people.json'), '[]');
    await writeFile(join(folder, 'managers.csv'), '');

    const demo = start({}, ['--headless', '--reset']);
    await readyAgain(demo);

    assert.equal(await readFile(join(folder, 'notes.txt'), 'utf8'), 'mine');
    assert.match(await readFile(join(folder, 'people.json'), 'utf8'), /Megan Bowen/);
    assert.match(await readFile(join(folder, 'managers.csv'), 'utf8'), /0000000020\n/);
  });

  it('keeps the people as they were over a restart', async () => {
    await writeFile(join(folder, 'people.json'), '[]');
    await readyAgain(start());
    assert.equal(await readFile(join(folder, 'people.json'), 'utf8'), '[]');
  });
});
