/** A link as the API prints it. */
export interface Link {
  uri: string;
  method: string;
  headers: { key: string; value: string }[];
}

/** A link to read a resource; `uri` begins after `/v1`. */
export function link(uri: string, headers: Link['headers'] = []): Link {
  return { uri, method: 'GET', headers };
}
