import { ValidatedTextField } from '../../components/ValidatedTextField';
import { useFieldsTranslation } from '../../translation';
import type { GroupInputProps } from './GroupInputProps';
import { ItemRows } from './ItemRows';
import { errorsAt, errorsOfItems } from './inputErrors';
import { displayText, isRecord, setAt } from './WorkerGroupValue';

/** The environment variables of a group's Ray container. */
export function EnvRows(props: GroupInputProps) {
  const { group, findings, onInput, isDisabled } = props;
  const t = useFieldsTranslation();
  const items = Array.isArray(group.env) ? group.env.filter(isRecord) : [];
  const errors = errorsOfItems(findings, 'env');
  return (
    <ItemRows
      title={t('env.title')}
      items={items}
      newItem={{ name: '', value: '' }}
      onChange={changed => onInput(['env'], changed)}
      errorsOf={errors.ofItem}
      errors={errors.ofList}
      isDisabled={isDisabled}
      labels={{
        row: number => t('env.one', { number }),
        add: t('env.add'),
        remove: number => t('env.remove', { number }),
      }}
      renderRow={(item, index, onItem) => (
        <>
          <ValidatedTextField
            label={t('env.name')}
            value={displayText(item.name)}
            onChange={name => onItem(setAt(item, ['name'], name))}
            errors={errorsAt(findings, `env[${index}].name`)}
            isDisabled={isDisabled}
          />
          {item.valueFrom === undefined ? (
            <ValidatedTextField
              label={t('env.value')}
              value={displayText(item.value)}
              onChange={value => onItem(setAt(item, ['value'], value))}
              errors={errorsAt(findings, `env[${index}].value`)}
              isDisabled={isDisabled}
            />
          ) : (
            <ValidatedTextField
              label={t('env.value')}
              description={t('env.fromElsewhere')}
              value={displayText(item.valueFrom)}
              onChange={() => {}}
              errors={errorsAt(findings, `env[${index}].valueFrom`)}
              isDisabled
            />
          )}
        </>
      )}
    />
  );
}
