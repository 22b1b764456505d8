import { TextField } from '@backstage/ui';

/** Props of {@link ValidatedTextField}. */
export interface ValidatedTextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Sentences about this input; none: it is fine. */
  errors: readonly string[];
  description?: string;
  placeholder?: string;
  /** Whether a phone offers digits. */
  numeric?: boolean;
  isDisabled?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
  onFocus?: () => void;
  onBlur?: () => void;
}

/** A text field that shows its errors while somebody types, and lets the form itself decide about submission. */
export function ValidatedTextField(props: ValidatedTextFieldProps) {
  const { errors, numeric = false, isRequired, ...field } = props;
  const message = errors.join(' ');
  return (
    <TextField
      {...field}
      aria-required={isRequired}
      inputMode={numeric ? 'numeric' : undefined}
      autoComplete="off"
      spellCheck="false"
      // `native` would keep the browser from submitting without a word of ours.
      validationBehavior="aria"
      // Not isInvalid: with it the field would be red and silent.
      validate={() => message || null}
    />
  );
}
