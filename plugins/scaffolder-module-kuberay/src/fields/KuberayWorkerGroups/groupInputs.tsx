import { KeyValueField } from '../../components/KeyValueField';
import { ValidatedTextField } from '../../components/ValidatedTextField';
import { WholeNumberField } from '../../components/WholeNumberField';
import { isEditableAsLines } from '../../components/keyValueText';
import type { GroupInputProps } from './GroupInputProps';
import { errorsAt } from './inputErrors';
import {
  displayText,
  getAt,
  isRecord,
  type GroupPath,
} from './WorkerGroupValue';

interface InputProps extends GroupInputProps {
  path: GroupPath;
  label: string;
  description?: string;
  placeholder?: string;
}

/** One input of a group that is text. */
export function TextInput(
  props: InputProps & { autoFocus?: boolean; whenEmpty?: 'absent' | 'empty' },
) {
  const {
    group,
    findings,
    onInput,
    path,
    whenEmpty = 'absent',
    ...field
  } = props;
  return (
    <ValidatedTextField
      {...field}
      isRequired={whenEmpty === 'empty'}
      value={displayText(getAt(group, path))}
      onChange={text =>
        onInput(path, text === '' && whenEmpty === 'absent' ? undefined : text)
      }
      errors={errorsAt(findings, path.join('.'))}
    />
  );
}

/** One input of a group that is a whole number. */
export function NumberInput(props: InputProps) {
  const { group, findings, onInput, path, ...field } = props;
  return (
    <WholeNumberField
      {...field}
      value={getAt(group, path)}
      onChange={value => onInput(path, value)}
      errors={errorsAt(findings, path.join('.'))}
    />
  );
}

/** One input of a group that is a record of text; nothing where lines could not hold what is there. */
export function LinesInput(props: InputProps & { description: string }) {
  const { group, findings, onInput, path, ...field } = props;
  const value = getAt(group, path);
  return isLines(value) ? (
    <KeyValueField
      {...field}
      value={isRecord(value) ? value : {}}
      onChange={record => onInput(path, record)}
      errors={errorsAt(findings, path.join('.'))}
    />
  ) : null;
}

/** Whether {@link LinesInput} can show a value. */
export function isLines(value: unknown): boolean {
  return value === undefined || (isRecord(value) && isEditableAsLines(value));
}
