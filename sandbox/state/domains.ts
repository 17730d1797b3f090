import type { DatabaseSync } from 'node:sqlite';
import { domainTaken } from './customers.ts';

// Belong to somebody who is no customer of the provider.
const reserved = new Set(
  ['contoso', 'fabrikam', 'microsoft', 'northwind', 'adatum', 'tailspintoys', 'relecloud'].map(
    (prefix) => `${prefix}.onmicrosoft.com`,
  ),
);

/** Tells whether a text is a domain that a new customer can get: letters and digits, then `.onmicrosoft.com`. */
export function isInitialDomain(domain: string): boolean {
  return /^[a-z][a-z0-9]{0,26}\.onmicrosoft\.com$/i.test(domain);
}

/** Whether somebody has this domain already. */
export function isTaken(db: DatabaseSync, domain: string): boolean {
  const key = domain.toLowerCase();
  return reserved.has(key) || domainTaken(db, key);
}
