import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { pagedCollection, readPage } from '../http/collection.ts';
import { readFilter } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import type { AuditQuery } from '../state/auditRecords.ts';
import { auditRecordById, listAuditRecords } from '../state/auditRecords.ts';

const dayLength = 24 * 60 * 60 * 1000;

const Query = z.object({
  from: z.string(),
  before: z.string(),
  companyName: z.string().optional(),
  customerId: z.string().optional(),
  resourceType: z.string().optional(),
});
const Place = z.object({ operationDate: z.string(), number: z.int(), query: Query });

/** Who did what in Partner Center: the last 90 days, at most 30 at once, newest first. */
export function auditRecords(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/auditrecords',
      access: 'appOrUser',
      answer: (call) => list(center, call),
    },
    {
      method: 'GET',
      path: '/v1/auditrecords/:record',
      access: 'appOrUser',
      answer(call) {
        const id = call.param('record');
        const record = auditRecordById(center.db, id);
        return record ? ok(record) : refusal(404, 1000, `The audit record ${id} was not found.`);
      },
    },
  ];
}

function list(center: Center, call: Call): Answer {
  const page = readPage(call, Place);
  if (isAnswer(page)) return page;
  const query = page.after?.query ?? readQuery(center, call);
  if (isAnswer(query)) return query;
  const rows = listAuditRecords(center.db, query, page.after, page.size + 1);
  return ok(
    pagedCollection(call, '/auditrecords', page, rows, {
      item: (row) => row.document,
      place: ({ operationDate, number }) => ({ operationDate, number, query }),
    }),
  );
}

function readQuery(center: Center, call: Call): AuditQuery | Answer {
  const span = readSpan(call, startOfDay(center.clock()));
  if (isAnswer(span)) return span;
  const filter = readFilter(call, {
    CompanyName: 'substring',
    CustomerId: 'equals',
    ResourceType: 'equals',
  });
  if (isAnswer(filter)) return filter;
  if (filter === undefined) return span;
  const names = {
    CompanyName: 'companyName',
    CustomerId: 'customerId',
    ResourceType: 'resourceType',
  };
  return { ...span, [names[filter.field]]: filter.value };
}

function readSpan(call: Call, today: number): { from: string; before: string } | Answer {
  const end = readDay(call.query('endDate')) ?? today;
  if (isAnswer(end)) return end;
  const start = readDay(call.query('startDate')) ?? end - 30 * dayLength;
  if (isAnswer(start)) return start;
  if (start > end) return badParameter('startDate must not be after endDate.');
  if (end - start > 30 * dayLength) return badParameter('At most 30 days can be read at once.');
  if (start < today - 90 * dayLength) return badParameter('Records are kept for 90 days.');
  return { from: new Date(start).toISOString(), before: new Date(end + dayLength).toISOString() };
}

function readDay(text: string | undefined): number | Answer | undefined {
  if (text === undefined) return undefined;
  const day = z.iso.date().safeParse(text);
  return day.success ? Date.parse(day.data) : badParameter('Dates have the form yyyy-mm-dd.');
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / dayLength) * dayLength;
}
