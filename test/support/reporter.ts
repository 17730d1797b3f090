import { reporters, Runner, type MochaOptions } from 'mocha';

/** The spec reporter, closed by the one line that build servers count: `12 passed, 0 failed`. */
export default class CountingReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
}
