const regions: Record<string, string> = {
  US: 'Americas',
  CA: 'Americas',
  BR: 'Americas',
  DE: 'Europe',
  FR: 'Europe',
  GB: 'Europe',
  JP: 'Asia Pacific',
  IN: 'Asia Pacific',
};

/**
 * The CSP region of a country (ISO-2): provider and reseller must be in the same one.
 * Coarser than the real table, so that one provider can have resellers in several countries; see docs/sandbox.md.
 */
export function regionOf(country: string): string {
  return regions[country.toUpperCase()] ?? 'Rest of world';
}
