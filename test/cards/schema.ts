import { z } from 'zod';

// What the cards use of Adaptive Cards 1.5, each part strictly: a property that is not listed is a slip.
const words = z.string();
const flag = z.boolean().optional();
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large']).optional();
const style = z.enum(['default', 'emphasis', 'good', 'warning', 'attention', 'accent']).optional();
const color = z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']).optional();
const size = z.enum(['Small', 'Default', 'Large']).optional();
const weight = z.enum(['Default', 'Bolder']).optional();
const aligned = z.enum(['Left', 'Right']).optional();
const upright = z.enum(['Top', 'Center', 'Bottom']).optional();

const id = z.string().min(1).max(300);
const data = z.union([
  z.strictObject({ id, version: z.number().int() }),
  z.strictObject({ dialog: id, question: id, pick: id }),
  z.strictObject({ about: z.string() }),
  z.strictObject({ filter: z.string(), page: z.number().int().min(0) }),
]);

const looks = {
  title: z.string().min(1),
  style: z.enum(['positive', 'destructive']).optional(),
  mode: z.literal('secondary').optional(),
};

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...looks,
  verb: z.string().regex(/^(do|open|see):[a-zA-Z]+$|^answer$/),
  data,
  associatedInputs: z.literal('none').optional(),
});

const action = z.discriminatedUnion('type', [
  execute,
  z.strictObject({
    type: z.literal('Action.OpenUrl'),
    ...looks,
    url: z.url({ protocol: /^https$/ }),
  }),
  z.strictObject({
    type: z.literal('Action.ToggleVisibility'),
    ...looks,
    targetElements: z.array(id).min(1),
  }),
  z.strictObject({
    type: z.literal('Action.ShowCard'),
    ...looks,
    get card() {
      return z.strictObject({
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.5'),
        body: z.array(element),
        actions: z.array(execute).min(1).max(6),
      });
    },
  }),
]);

const block = { spacing, separator: flag };
const input = {
  ...block,
  id: z.string().regex(/^in_[a-zA-Z0-9]+$/),
  label: z.string().min(1),
  errorMessage: z.string().min(1),
  isRequired: flag,
};

const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    value: words.optional(),
    placeholder: words.optional(),
    isMultiline: flag,
    maxLength: z.number().int().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...input, value: words.optional() }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...input,
    title: z.string().min(1),
    wrap: flag,
    value: z.enum(['true', 'false']),
    valueOn: z.literal('true'),
    valueOff: z.literal('false'),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    style: z.enum(['expanded', 'compact', 'filtered']).optional(),
    isMultiSelect: flag,
    wrap: flag,
    value: words.optional(),
    choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
  }),
] as const;

const run = z.strictObject({
  type: z.literal('TextRun'),
  text: words,
  color,
  size,
  weight,
  isSubtle: flag,
  italic: flag,
  strikethrough: flag,
  fontType: z.literal('Monospace').optional(),
});

const richText = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...block,
  horizontalAlignment: aligned,
  inlines: z.array(run).min(1),
});

const cell = z.strictObject({
  type: z.literal('TableCell'),
  get items() {
    return z.array(element).min(1);
  },
});

const element: z.ZodType = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextBlock'),
    ...block,
    id: id.optional(),
    isVisible: flag,
    text: z.string().min(1),
    color,
    size,
    weight,
    isSubtle: flag,
    style: z.literal('heading').optional(),
    horizontalAlignment: aligned,
    wrap: z.literal(true),
  }),
  richText,
  z.strictObject({
    type: z.literal('Table'),
    ...block,
    firstRowAsHeader: z.literal(true),
    showGridLines: z.literal(false),
    columns: z
      .array(z.strictObject({ width: z.number().int().positive() }))
      .min(2)
      .max(4),
    rows: z
      .array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(cell).min(2).max(4) }))
      .min(2),
  }),
  z.strictObject({
    type: z.literal('FactSet'),
    ...block,
    facts: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
  }),
  z.strictObject({
    type: z.literal('Container'),
    ...block,
    style,
    get items() {
      return z.array(element).min(1);
    },
  }),
  z.strictObject({
    type: z.literal('ColumnSet'),
    ...block,
    selectAction: execute.optional(),
    columns: z
      .array(
        z.strictObject({
          type: z.literal('Column'),
          width: z.enum(['auto', 'stretch']),
          style,
          verticalContentAlignment: upright,
          get items() {
            return z.array(element);
          },
        }),
      )
      .min(1)
      .max(3),
  }),
  z.strictObject({
    type: z.literal('ActionSet'),
    ...block,
    actions: z.array(action).min(1).max(6),
  }),
  z.strictObject({
    type: z.literal('CodeBlock'),
    codeSnippet: z.string().min(1),
    language: z.literal('PlainText'),
    // Not of version 1.5: a client without it shows this instead.
    fallback: z.union([inputs[0], richText]),
  }),
  ...inputs,
]);

/** A card of ours. */
export const CardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['en-US', 'zh-CN']),
  fallbackText: z.string().min(1),
  body: z.array(element).min(1),
  actions: z.array(action).max(6),
});
