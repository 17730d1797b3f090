import { mkdirSync } from 'node:fs';
import type { Sandbox } from './server.ts';
import { startSandbox } from './server.ts';
import { readSettings } from './settings.ts';

try {
  const settings = readSettings(process.env);
  mkdirSync(settings.directory, { recursive: true });
  const sandbox = await startSandbox(settings);
  closeOnSignal(sandbox);
  console.log(JSON.stringify({ ready: true, port: sandbox.port }));
} catch (fault) {
  console.error(
    `The sandbox did not start: ${fault instanceof Error ? fault.message : String(fault)}`,
  );
  process.exitCode = 1;
}

function closeOnSignal(sandbox: Sandbox): void {
  let closing: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void (closing ??= sandbox.close()));
  }
}
