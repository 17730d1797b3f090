import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { refusal } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { moodOf } from './mood.ts';
import type { Signer } from './signer.ts';
import { pem } from './signer.ts';

/** Where the certificates are, after the address of the sandbox. */
export const certificatesPath = '/webhooks/certificates';

/** The certificates by which a receiver of events can tell that they come from here. */
export function certificates(center: Center, signer: Signer): Route[] {
  return [
    {
      method: 'GET',
      path: `${certificatesPath}/:file`,
      access: 'open',
      answer(call) {
        const { leaf, issuing, root } = signer.chain();
        const file = call.param('file');
        if (file === 'root.cer') return certificate(root);
        if (file === 'root.pem') return certificate(Buffer.from(pem(root)));
        if (file === 'issuing.cer') return certificate(issuing);
        if (file !== signer.fileName()) return refusal(404, 1000, `${file} was not found.`);
        const alone = moodOf(center.db).certificateAlone;
        return certificate(alone ? leaf : Buffer.from(pem(leaf, issuing)));
      },
    },
  ];
}

function certificate(body: Buffer): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/pkix-cert' }, body };
}
