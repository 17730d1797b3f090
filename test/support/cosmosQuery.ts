import type { Ask, Asked, Said } from './cosmosWire.ts';

interface Statement {
  query: string;
  parameters?: { name: string; value: unknown }[];
}

const paging = /\s+OFFSET\s+(@\w+|\d+)\s+LIMIT\s+(@\w+|\d+)\s*$/i;

/** Runs a query as the service would: in the partition that the request names, and with OFFSET and LIMIT. */
export const partitionedQuery = async (ask: Ask, asked: Asked): Promise<Said> => {
  const statement = JSON.parse(asked.body.toString()) as Statement;
  const page = paging.exec(statement.query);
  const scoped = await inPartition(ask, asked, {
    ...statement,
    query: statement.query.replace(paging, ''),
  });
  const body = Buffer.from(JSON.stringify(scoped));
  if (!page) return await ask({ ...asked, body });
  const { 'x-ms-max-item-count': _, ...headers } = asked.headers;
  const answer = await ask({ ...asked, headers, body });
  return answer.status === 200
    ? cut(answer, numberOf(statement, page[1]), numberOf(statement, page[2]))
    : answer;
};

const numberOf = ({ parameters = [] }: Statement, text = ''): number =>
  Number(text.startsWith('@') ? parameters.find(({ name }) => name === text)?.value : text);

const cut = (answer: Said, skip: number, limit: number): Said => {
  const { Documents } = JSON.parse(answer.body) as { Documents: unknown[] };
  const page = Documents.slice(skip, skip + limit);
  return { ...answer, body: JSON.stringify({ Documents: page, _count: page.length }) };
};

/** The statement with the condition that the partition key of the request means. */
const inPartition = async (ask: Ask, asked: Asked, statement: Statement): Promise<Statement> => {
  const header = asked.headers['x-ms-documentdb-partitionkey'];
  if (typeof header !== 'string') return statement;
  const container = await ask({
    method: 'GET',
    url: asked.url.replace(/\/docs\/?$/, ''),
    headers: {},
    body: Buffer.alloc(0),
  });
  const { partitionKey } = JSON.parse(container.body) as { partitionKey: { paths: string[] } };
  const [value] = JSON.parse(header) as unknown[];
  return {
    query: statement.query.replace(
      /\bWHERE\b/i,
      `WHERE c.${partitionKey.paths[0]?.slice(1)} = @partition AND`,
    ),
    parameters: [...(statement.parameters ?? []), { name: '@partition', value }],
  };
};
