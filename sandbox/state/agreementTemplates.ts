/** An agreement that customers can be asked to accept, as the API shows it. */
export interface Template {
  templateId: string;
  agreementType: string;
  agreementLink: string;
  versionRank: number;
}

/** The agreements that there are: the present one, and the one before it. */
export const templates: Template[] = [
  {
    templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
    agreementType: 'MicrosoftCustomerAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
    versionRank: 0,
  },
  {
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
    agreementType: 'MicrosoftCloudAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
    versionRank: 0,
  },
];

/** Finds an agreement by its template. */
export function templateById(id: string): Template | undefined {
  return templates.find((each) => each.templateId === id.toLowerCase());
}
