import { said } from './cosmosWire.ts';
import type { Ask, Asked, Said } from './cosmosWire.ts';

/** One operation of a batch, as the SDK sends it. */
export interface BatchOperation {
  operationType: 'Create' | 'Upsert' | 'Replace' | 'Delete' | 'Read';
  id?: string;
  ifMatch?: string;
  resourceBody?: { id: string };
}

const mostOperations = 100;

/** What is wrong with a batch, before anything of it is written: the answer of the service, or undefined when all is well. */
export const batchFaults = async (
  ask: Ask,
  asked: Asked,
  operations: readonly BatchOperation[],
): Promise<Said | undefined> => {
  if (operations.length > mostOperations) return said(400, { message: 'too many operations' });
  const etags = new Map<string, string | undefined>();
  for (const [at, operation] of operations.entries()) {
    const id = operation.id ?? operation.resourceBody?.id ?? '';
    const etag = etags.has(id) ? etags.get(id) : await etagOf(ask, asked, id);
    const status = statusOf(operation, etag);
    if (status >= 300) return failedBatch(operations.length, at, status);
    etags.set(id, operation.operationType === 'Delete' ? undefined : `written by operation ${at}`);
  }
  return undefined;
};

const statusOf = (operation: BatchOperation, etag: string | undefined): number => {
  const { operationType, ifMatch } = operation;
  if (operationType === 'Create') return etag === undefined ? 201 : 409;
  if (operationType === 'Upsert') return 200;
  if (etag === undefined) return 404;
  return ifMatch === undefined || ifMatch === etag ? 200 : 412;
};

/** The service names the operation that failed and calls all others, also earlier ones, failed dependencies. */
export const failedBatch = (operations: number, at: number, status: number): Said =>
  said(
    207,
    Array.from({ length: operations }, (_, index) => ({
      statusCode: index === at ? status : 424,
      requestCharge: 1,
    })),
  );

const etagOf = async (ask: Ask, asked: Asked, id: string): Promise<string | undefined> => {
  const partition = asked.headers['x-ms-documentdb-partitionkey'];
  const { status, body } = await ask({
    method: 'GET',
    url: `${asked.url.replace(/\/$/, '')}/${encodeURIComponent(id)}`,
    headers: {
      'x-ms-documentdb-partitionkey': partition,
      'x-ms-documentdb-query-enablecrosspartition': 'true',
    },
    body: Buffer.alloc(0),
  });
  return status === 200 ? (JSON.parse(body) as { _etag: string })._etag : undefined;
};
