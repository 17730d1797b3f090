import type { Theatre } from './theatre.ts';

/**
 * A part of the tale, in clients that were just opened. Its steps build on each other, so after one that fails the others are left
 * out.
 */
export const chapter = (title: string, open: () => Theatre, tell: () => void): void => {
  describe(title, () => {
    let broken = false;
    before('both clients are opened anew', () => open().afresh());
    beforeEach(function () {
      if (broken) this.skip();
    });
    afterEach(function () {
      broken ||= this.currentTest?.state === 'failed';
    });
    tell();
  });
};
