import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { useFieldsTranslation } from '../translation';
import { formatKeyValues, parseKeyValues } from './keyValueText';

/** Props of {@link KeyValueField}. */
export interface KeyValueFieldProps {
  label: string;
  description: string;
  value: Record<string, unknown>;
  /** Undefined when nothing is left. */
  onChange: (value: Record<string, string> | undefined) => void;
  errors: readonly string[];
  isDisabled?: boolean;
}

/** A record as lines of text; what is being typed stays as it was typed until the field is left. */
export function KeyValueField(props: KeyValueFieldProps) {
  const { value, onChange, errors, ...field } = props;
  const t = useFieldsTranslation();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? formatKeyValues(value);
  const { duplicates } = parseKeyValues(text);
  const message = [
    ...errors,
    ...(duplicates.length > 0
      ? [t('input.duplicateKeys', { keys: duplicates.join(', ') })]
      : []),
  ].join(' ');
  return (
    <TextAreaField
      {...field}
      rows={2}
      value={text}
      onChange={typed => {
        setDraft(typed);
        const { record } = parseKeyValues(typed);
        onChange(Object.keys(record).length > 0 ? record : undefined);
      }}
      onBlur={() => setDraft(undefined)}
      spellCheck="false"
      validationBehavior="aria"
      // Not isInvalid: with it the field would be red and silent.
      validate={() => message || null}
    />
  );
}
