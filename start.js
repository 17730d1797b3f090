// Plain JavaScript that an old Node can read too: all that comes after this file needs Node 24.
const needed = 24;
const found = process.versions.node;

if (Number(found.split('.')[0]) < needed) {
  console.error(
    `Reseller Desk needs Node ${needed} or newer, but this is Node ${found}: see docs/operating.md.`,
  );
  process.exitCode = 1;
} else {
  quietExperiments();
  void import('./src/main.ts').then(({ run }) => run(process.env));
}

/** Early releases of Node 24 warn that type stripping and SQLite are experiments; other warnings stay. */
function quietExperiments() {
  const [print] = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') print?.(warning);
  });
}
