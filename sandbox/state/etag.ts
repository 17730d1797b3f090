/** The etag of a legacy subscription that was never changed. */
export function firstEtag(id: string): string {
  return etag(id, 1);
}

/** The etag that follows another. */
export function nextEtag(id: string, before: string): string {
  const read = JSON.parse(Buffer.from(before, 'base64').toString('utf8')) as { version: number };
  return etag(id, read.version + 1);
}

function etag(id: string, version: number): string {
  return Buffer.from(JSON.stringify({ id, version })).toString('base64');
}
