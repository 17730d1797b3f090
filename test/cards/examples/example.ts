import type { Answered, Form } from '../../../src/domain/forms.ts';
import type { View } from '../../../src/domain/views.ts';

/** What cards are made of in the golden files: by name, the least, the usual and the most. */
export type Examples = Readonly<Record<string, View | Form | Answered>>;
