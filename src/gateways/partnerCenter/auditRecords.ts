import { z } from 'zod';
import type { AuditRecord } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { camelled, jsonOf } from './body.ts';
import { flatFields } from './flatFields.ts';
import { listed, neededMoment, onwards, optionalId, text, word } from './reading.ts';

/** A resource inside the record: JSON in a text, of any shape. What cannot be read says nothing. */
const Resource = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null || value === '') return undefined;
    return flatFields(typeof value === 'string' ? jsonOf(value) : camelled(value));
  });

const Entry = z
  .object({
    id: text,
    operationDate: neededMoment,
    operationType: word,
    resourceType: word,
    operationStatus: word,
    customerId: optionalId,
    customerName: text,
    userPrincipalName: text,
    originalCorrelationId: text,
    resourceOldValue: Resource,
    resourceNewValue: Resource,
  })
  .transform((body): AuditRecord => ({
    id: body.id,
    at: body.operationDate,
    operation: body.operationType,
    resource: body.resourceType,
    status: body.operationStatus,
    customerId: body.customerId,
    customerName: body.customerName,
    user: body.userPrincipalName,
    correlationId: body.originalCorrelationId,
    before: body.resourceOldValue,
    after: body.resourceNewValue,
  }));

/** Partner Center's own log of who did what. */
export const auditRecords = (call: Call): Pick<PartnerCenter, 'auditRecords'> => ({
  auditRecords: ({ from, to, next }, patience) =>
    call({
      method: 'GET',
      path: '/v1/auditrecords',
      query: { startDate: from, endDate: to },
      headers: onwards(next),
      token: 'app',
      answer: listed(Entry),
      patience,
    }),
});
