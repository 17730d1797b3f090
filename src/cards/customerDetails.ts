import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say, showCountry, showCulture, type Key } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { countryChoices } from './countries.ts';
import template from './customerDetails.json' with { type: 'json' };
import { detailProblems } from './detailProblems.ts';
import { problemFieldsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { beside, buttonRow, withAside } from './pieces/beside.ts';
import { choiceInput, textInput } from './pieces/inputs.ts';
import { headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, ours, tell, type Raw } from './text.ts';

type CustomerDetailsForm = Extract<Form, { form: 'customerDetails' }>;

type Name = keyof typeof longest;

// As long as Partner Center takes them.
const longest = {
  company: 120,
  prefix: 27,
  line1: 200,
  line2: 200,
  city: 100,
  state: 50,
  postalCode: 20,
  registrationNumber: 50,
  firstName: 50,
  lastName: 50,
  email: 254,
  phone: 40,
} as const;

const inputs = [...Object.keys(longest), 'country', 'culture'];

/** Everything about a new customer in one form, by the rules of the country that is chosen (decision 7). */
export const showCustomerDetails = (asked: CustomerDetailsForm, reader: Reader): Card => {
  const form = { ...asked, problems: detailProblems(asked.problems) };
  const { name, partnerId } = form.partnership;
  return page(reader, {
    summary: label(reader, 'form.customerDetails.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addCustomer'),
        tell(reader, 'form.customerDetails.title'),
      ),
      for: lines([tell(reader, 'form.customerDetails.for', { reseller: name, partnerId })], {
        subtle: true,
      }),
      problems: problemFieldsBox(reader, form, inputs, { state: 'province' }),
      company: companyPart(form, reader),
      demands: demandLines(form, reader),
      addressTitle: subheading(reader, 'form.customerDetails.group.address'),
      address: addressPart(form, reader),
      contactTitle: subheading(reader, 'form.customerDetails.group.contact'),
      contact: contactPart(form, reader),
    }),
    actions: [
      answer(reader, form, 'go', 'button.nextSubscriptions', { style: 'positive' }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const field = (
  form: CustomerDetailsForm,
  reader: Reader,
  name: Name,
  title: Raw = label(reader, `field.${name === 'state' ? 'province' : name}`),
): Element[] => textInput(reader, form, { name, label: title }, longest[name]);

const optional = (reader: Reader, key: Key): Raw =>
  label(reader, 'word.optional', { label: label(reader, key) });

const demanded = (reader: Reader, key: Key, yes: boolean | undefined): Raw =>
  yes ? label(reader, key) : optional(reader, key);

const companyPart = (form: CustomerDetailsForm, reader: Reader): Element[] => [
  ...field(form, reader, 'company', label(reader, 'form.customerDetails.company')),
  ...withAside(
    field(form, reader, 'prefix', label(reader, 'form.customerDetails.prefix')),
    lines([ours('.onmicrosoft.com')]),
  ),
  ...withAside(
    choiceInput(
      reader,
      form,
      { name: 'country', label: label(reader, 'field.country') },
      countryChoices(reader),
    ),
    buttonRow([answer(reader, form, 'country', 'button.applyCountry')]),
  ),
  ...lines([tell(reader, 'form.customerDetails.applyHint')], { subtle: true, small: true }),
];

/** What this country asks for beside the usual, said before anything goes wrong. */
const demandLines = ({ rules, values }: CustomerDetailsForm, reader: Reader): Element[] => {
  const country = showCountry(reader, values.country ?? '');
  if (!values.country) return [];
  if (!rules)
    return lines([tell(reader, 'form.customerDetails.rulesUnknown', { country })], {
      subtle: true,
      small: true,
    });
  const fields = [
    ...(rules.stateRequired ? ['province' as const] : []),
    ...(rules.postalCodeRequired ? ['postalCode' as const] : []),
    ...(rules.registrationNumber === 'required' ? ['registrationNumber' as const] : []),
    ...(rules.phoneRequired ? ['phone' as const] : []),
  ]
    .map((name) => label(reader, `field.${name}`))
    .join(say(reader.language, 'word.separator'));
  return fields === ''
    ? []
    : lines([tell(reader, 'form.customerDetails.demands', { country, fields })], {
        subtle: true,
        small: true,
      });
};

const addressPart = (form: CustomerDetailsForm, reader: Reader): Element[] => {
  const { rules } = form;
  const needs = rules?.postalCodeRequired ?? true;
  return [
    ...field(form, reader, 'line1'),
    ...field(form, reader, 'line2', optional(reader, 'field.line2')),
    ...beside(
      field(form, reader, 'city', demanded(reader, 'field.city', rules?.cityRequired ?? true)),
      stateInput(form, reader),
    ),
    ...beside(
      field(form, reader, 'postalCode', demanded(reader, 'field.postalCode', needs)),
      registrationInput(form, reader),
    ),
  ];
};

const stateInput = (form: CustomerDetailsForm, reader: Reader): Element[] => {
  const title = demanded(reader, 'field.province', form.rules?.stateRequired);
  const states = form.rules?.states ?? [];
  return states.length === 0
    ? field(form, reader, 'state', title)
    : choiceInput(
        reader,
        form,
        { name: 'state', label: title },
        states.map((state) => ({ title: asRaw(state), value: asRaw(state) })),
      );
};

/** Only where the country takes one: anywhere else Partner Center refuses it. */
const registrationInput = (form: CustomerDetailsForm, reader: Reader): Element[] => {
  const { rules } = form;
  if (rules?.registrationNumber === 'none') return [];
  const needs = rules?.registrationNumber === 'required';
  const title = demanded(reader, 'field.registrationNumber', needs);
  const example = rules?.registrationSample;
  return field(
    form,
    reader,
    'registrationNumber',
    example === undefined
      ? title
      : label(reader, 'form.customerDetails.registration.sample', { label: title, example }),
  );
};

const contactPart = (form: CustomerDetailsForm, reader: Reader): Element[] => {
  const names = [field(form, reader, 'firstName'), field(form, reader, 'lastName')];
  return [
    // In Chinese the family name comes first.
    ...beside(...(reader.language === 'zh-CN' ? names.toReversed() : names)),
    ...field(form, reader, 'email'),
    ...beside(field(form, reader, 'phone', phoneLabel(form, reader)), cultureInput(form, reader)),
  ];
};

const phoneLabel = ({ rules }: CustomerDetailsForm, reader: Reader): Raw => {
  const title = demanded(reader, 'field.phone', rules?.phoneRequired);
  const [code] = rules?.callingCodes ?? [];
  return code === undefined ? title : asRaw(`${title} · +${code.replace(/^\+/, '')}`);
};

const cultureInput = (form: CustomerDetailsForm, reader: Reader): Element[] => {
  const { rules, values } = form;
  const known = rules && rules.cultures.length > 0 ? rules.cultures : [values.culture || 'en-US'];
  return choiceInput(
    reader,
    form,
    { name: 'culture', label: label(reader, 'field.culture') },
    known.map((culture) => ({
      title: asRaw(showCulture(reader, culture)),
      value: asRaw(culture),
    })),
    { value: rules?.defaultCulture ?? known[0] },
  );
};
