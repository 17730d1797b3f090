const longest = 500;
const deepest = 4;

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/**
 * The fields of a resource as texts, by their way into it: `partnerId`, `scheduledActions.0.actionType`. What is no field of its
 * own (null, too long, too deep) is left out; what is no resource has none.
 */
export const flatFields = (value: unknown): Record<string, string> =>
  Object.fromEntries(fieldsOf(value, []));

const fieldsOf = (value: unknown, way: readonly string[]): [string, string][] => {
  const text = textOf(value);
  if (text !== undefined)
    return way.length > 0 && text.length <= longest ? [[way.join('.'), text]] : [];
  if (typeof value !== 'object' || value === null || way.length >= deepest) return [];
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, [...way, name]));
};
