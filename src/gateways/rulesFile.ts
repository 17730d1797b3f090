import { readFileSync } from 'node:fs';
import { OrderRules, RoleTable } from '../domain/policy.ts';

/** Reads the table of roles. @throws one line that says what the file has to hold. */
export const readRoles = (file: string): RoleTable =>
  read(file, RoleTable, '{ look, ask, approve, configure }, each a list of roles');

/** Reads when an order needs an admin; what the file leaves out holds as usual. @throws as above. */
export const readOrderRules = (file: string): OrderRules =>
  read(
    file,
    OrderRules.strict(),
    'with some of licenceMonths, terms, countries, resellers, amounts, kinds',
  );

const read = <T>(file: string, schema: { parse(value: unknown): T }, held: string): T => {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} has to be a JSON object ${held}`, { cause });
  }
};
