import { z } from 'zod';
import type { Log, Seal, Shelf } from '../../domain/ports.ts';

/** Where the client keeps what it must not lose and nobody may read. */
export interface Secrets {
  /** `value` is empty when it cannot be opened any more; the etag still lets it be replaced. */
  read(name: string): Promise<{ value: string; etag: string } | undefined>;
  /** Without an etag the secret must be new. `conflict`: somebody else was faster, nothing was written. */
  save(name: string, value: string, etag?: string): Promise<'saved' | 'conflict'>;
}

const Body = z.object({ sealed: z.string() });

/** Secrets as sealed documents of the desk; each is bound to its name, so that it cannot be put in another's place. */
export const sealedSecrets = (desk: Shelf, seal: Seal, log: Log): Secrets => {
  const idOf = (name: string) => `secret:${name}`;
  const opened = (sealed: string, name: string) => {
    try {
      return seal.open(sealed, ['secret', name]);
    } catch (error) {
      // After the loss of a key the setting must do again, instead of stopping the desk for good.
      log.fault('secret.unreadable', error);
      return '';
    }
  };
  return {
    read: async (name) => {
      const found = await desk.read(idOf(name));
      if (!found) return undefined;
      return { value: opened(Body.parse(found.doc.body).sealed, name), etag: found.etag };
    },
    save: async (name, value, etag) => {
      const body = { sealed: seal.seal(value, ['secret', name]) };
      const doc = { id: idOf(name), type: 'secret', schema: 1, sort: '', tags: [], keys: [], body };
      return desk.commit([etag ? { op: 'replace', doc, etag } : { op: 'create', doc }]);
    },
  };
};
