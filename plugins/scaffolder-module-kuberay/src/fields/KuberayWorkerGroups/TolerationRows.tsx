import { Select } from '@backstage/ui';
import { ValidatedTextField } from '../../components/ValidatedTextField';
import { useFieldsTranslation } from '../../translation';
import type { GroupInputProps } from './GroupInputProps';
import { ItemRows } from './ItemRows';
import { errorsAt, errorsOfItems } from './inputErrors';
import { displayText, isRecord, setAt } from './WorkerGroupValue';

const OPERATORS = ['Exists', 'Equal'].map(id => ({ id, label: id }));
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const EVERY = 'every';

/** The taints of nodes that the pods of a group accept. */
export function TolerationRows(props: GroupInputProps) {
  const { group, findings, onInput, isDisabled } = props;
  const t = useFieldsTranslation();
  const items = Array.isArray(group.tolerations)
    ? group.tolerations.filter(isRecord)
    : [];
  const errors = errorsOfItems(findings, 'tolerations');
  return (
    <ItemRows
      title={t('tolerations.title')}
      items={items}
      newItem={{ key: '', operator: 'Exists', effect: 'NoSchedule' }}
      onChange={changed => onInput(['tolerations'], changed)}
      errorsOf={errors.ofItem}
      errors={errors.ofList}
      isDisabled={isDisabled}
      labels={{
        row: number => t('tolerations.one', { number }),
        add: t('tolerations.add'),
        remove: number => t('tolerations.remove', { number }),
      }}
      renderRow={(item, index, onItem) => {
        const at = (key: string) =>
          errorsAt(findings, `tolerations[${index}].${key}`);
        return (
          <>
            <ValidatedTextField
              label={t('tolerations.key')}
              placeholder="nvidia.com/gpu"
              value={displayText(item.key)}
              onChange={key => onItem(setAt(item, ['key'], key))}
              errors={at('key')}
              isDisabled={isDisabled}
            />
            <Select
              label={t('tolerations.operator')}
              size="medium"
              options={OPERATORS}
              value={item.operator === 'Equal' ? 'Equal' : 'Exists'}
              onChange={operator =>
                onItem({
                  // A value is refused beside Exists.
                  ...(operator === 'Exists'
                    ? setAt(item, ['value'], undefined)
                    : item),
                  operator,
                })
              }
              isDisabled={isDisabled}
            />
            {item.operator === 'Equal' && (
              <ValidatedTextField
                label={t('tolerations.value')}
                value={displayText(item.value)}
                onChange={value => onItem(setAt(item, ['value'], value))}
                errors={at('value')}
                isDisabled={isDisabled}
              />
            )}
            <Select
              label={t('tolerations.effect')}
              size="medium"
              options={[
                { id: EVERY, label: t('tolerations.everyEffect') },
                ...EFFECTS.map(id => ({ id, label: id })),
              ]}
              value={typeof item.effect === 'string' ? item.effect : EVERY}
              onChange={effect =>
                onItem(
                  setAt(
                    item,
                    ['effect'],
                    effect === EVERY ? undefined : effect,
                  ),
                )
              }
              isDisabled={isDisabled}
            />
          </>
        );
      }}
    />
  );
}
