/** One of the demo's people: a default user of the chat client, and what the desk's people file says of him or her. */
export interface DemoPerson {
  /** How the chat client names the sender; the desk goes by `id`. */
  clientId: string;
  /** Entra object id. Not a GUID, because the chat client's own users have none. */
  id: string;
  givenName: string;
  surname: string;
  mailbox: string;
  roles: ('salesAgent' | 'adminAgent' | 'globalAdmin' | 'userManagementAdmin')[];
}

/** The tenant of the chat client's default users. */
export const tenantId = '00000000-0000-0000-0000-0000000000001';

const person = (
  number: number,
  givenName: string,
  surname: string,
  mailbox: string,
  roles: DemoPerson['roles'],
): DemoPerson => ({
  clientId: `user-id-${number}`,
  id: `00000000-0000-0000-0000-00000000000${20 + number}`,
  givenName,
  surname,
  mailbox: `${mailbox}@example.com`,
  roles,
});

/** Sits at the first chat client. */
export const salesAgent = person(0, 'Alex', 'Wilber', 'alexw', ['salesAgent']);

/** Sits at the second chat client. */
export const adminAgent = person(1, 'Megan', 'Bowen', 'meganb', ['adminAgent']);

/** Everybody in the demo; the last one has no role, so the desk does not know her. */
export const people: readonly DemoPerson[] = [
  salesAgent,
  adminAgent,
  person(2, 'Adele', 'Vance', 'adelev', ['globalAdmin']),
  person(3, 'Isaiah', 'Langer', 'isaiah', ['userManagementAdmin']),
  person(4, 'Patti', 'Fernandez', 'pattif', ['salesAgent']),
  person(5, 'Lynne', 'Robbins', 'lynner', []),
];

/** A person's name as people read it. */
export const nameOf = ({ givenName, surname }: DemoPerson) => `${givenName} ${surname}`;

/** The people file of the desk: everybody who has a role. */
export const peopleFile = (): string => {
  const known = people.filter(({ roles }) => roles.length > 0);
  const entries = known.map((each) => ({
    id: each.id,
    name: nameOf(each),
    roles: each.roles,
    tenantId,
    email: each.mailbox,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
};

// Fabrikam, Contoso and Tailspin Toys: three of the six partnerships the sandbox begins with.
const managed = ['4847101', '4847115', '4847133'];

/** Who looks after which reseller at the beginning: lines `Partner ID,person id`. */
export const managersFile = (): string =>
  managed.map((mpnId) => `${mpnId},${salesAgent.id}\n`).join('');
