import type { Partnership } from './partnership.ts';
import type { EmailAddress, Language, Person } from './values.ts';
import type { Impact } from './views.ts';

/** What a form shows again: what was typed, and what is wrong with it (`problem.<code>`), by input. */
export interface FormState {
  /** The form's token: `dialog` of the `answer` verb. */
  token: string;
  /** The question's name. */
  question: string;
  values: Record<string, string>;
  problems: Record<string, { code: string; values?: Record<string, string> }>;
  /** Buttons besides the main one. */
  back: boolean;
}

/** The forms that dialogs ask with. Their buttons are `answer` clicks; `pick` says which button. */
export type Form =
  | (FormState & {
      form: 'pickReseller';
      purpose: 'removePartnership' | 'assign' | 'hold' | 'release';
      rows: readonly Partnership[];
      text: string;
    })
  | (FormState & { form: 'impact'; partnership: Partnership; impact: Impact })
  | (FormState & {
      form: 'confirmRemoval';
      partnership: Partnership;
      impact: Impact;
      today: string;
    })
  | (FormState & { form: 'addresses' })
  | (FormState & {
      form: 'mailDraft';
      addresses: readonly EmailAddress[];
      languages: readonly Language[];
      link: string;
    })
  | (FormState & {
      form: 'mailFinal';
      subject: string;
      text: string;
      mails: readonly { email: EmailAddress; url?: string }[];
    })
  | (FormState & { form: 'assign'; partnership: Partnership; people: readonly Person[] })
  | (FormState & { form: 'hold' | 'release'; partnership: Partnership });

/** A form that was answered: the same card without buttons. */
export interface Answered {
  form: 'answered';
  /** `form.<name>.title` in the locales. */
  of: Form['form'];
  /** `field.<name>` and what was answered; texts are people's. */
  facts: readonly { field: string; text: string }[];
  /** `cancelled`, `parked`, `back`, `closed` (no longer active): `answered.<how>`. */
  how: 'answered' | 'cancelled' | 'parked' | 'back' | 'closed';
}
