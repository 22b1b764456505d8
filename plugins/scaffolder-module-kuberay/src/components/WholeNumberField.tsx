import { useState } from 'react';
import {
  ValidatedTextField,
  type ValidatedTextFieldProps,
} from './ValidatedTextField';

/** Props of {@link WholeNumberField}. */
export interface WholeNumberFieldProps
  extends Omit<ValidatedTextFieldProps, 'value' | 'onChange' | 'numeric'> {
  value: unknown;
  /** Given text for what is no whole number, so that the rules can refuse it by name. */
  onChange: (value: number | string | undefined) => void;
}

/**
 * A whole number that is checked with every key, unlike a number field, which waits until it is left.
 *
 * While somebody types, the field shows what was typed: a form that puts a default in the place of an emptied
 * value would otherwise type along.
 */
export function WholeNumberField(props: WholeNumberFieldProps) {
  const { value, onChange, ...field } = props;
  const [draft, setDraft] = useState<string>();
  return (
    <ValidatedTextField
      {...field}
      numeric
      value={draft ?? numberText(value)}
      onChange={text => {
        setDraft(text);
        onChange(parseWholeNumber(text));
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}

/** Digits → number; other text stays text; nothing is undefined. */
export function parseWholeNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  const number = Number(trimmed);
  return /^[0-9]+$/.test(trimmed) && Number.isSafeInteger(number)
    ? number
    : trimmed;
}

function numberText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string'
    ? String(value)
    : '';
}
