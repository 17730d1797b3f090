import type { FormState } from '../domain/forms.ts';
import { postalCodeLike } from './postalCodes.ts';

type Problems = FormState['problems'];
type Problem = Problems[string];

/** The problems of customer details with what helps to mend them: an example, or the words that fit one address. */
export const detailProblems = (problems: Problems): Problems =>
  Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, helped(name, problem)]),
  );

const helped = (name: string, problem: Problem): Problem => {
  const { code, values = {} } = problem;
  if (code === 'notAnEmail' && name === 'email') return { code: 'emailBad' };
  if (code === 'registrationBad' && !values.sample) return { code: 'registrationWrong', values };
  const example = postalCodeLike[values.country ?? ''];
  return code === 'postalCodeBad' && example !== undefined
    ? { code: 'postalCodeLike', values: { ...values, example } }
    : problem;
};
