import { Select, Switch, Text } from '@backstage/ui';
import { useFieldsTranslation } from '../../translation';
import { EnvRows } from './EnvRows';
import type { GroupInputProps } from './GroupInputProps';
import { LinesInput, NumberInput, TextInput } from './groupInputs';
import { keptKeys } from './keptKeys';
import { TolerationRows } from './TolerationRows';
import { useEditorStyles } from './useEditorStyles';
import { getAt } from './WorkerGroupValue';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const BY_DEFAULT = 'default';

/** What most groups do not need. */
export function MoreInputs(props: GroupInputProps) {
  const { group, onInput, isDisabled } = props;
  const t = useFieldsTranslation();
  const classes = useEditorStyles();
  const kept = keptKeys(group);
  const pullPolicy = getAt(group, ['image', 'pullPolicy']);
  return (
    <div className={classes.more}>
      <div className={classes.inputs}>
        <NumberInput
          {...props}
          path={['replicas']}
          label={t('input.replicas')}
          description={t('input.replicasHint')}
        />
        <NumberInput
          {...props}
          path={['numOfHosts']}
          label={t('input.numOfHosts')}
          description={t('input.numOfHostsHint')}
          placeholder="1"
        />
        <NumberInput {...props} path={['tpu']} label={t('input.tpu')} />
        <TextInput
          {...props}
          path={['gpuResource']}
          label={t('input.gpuResource')}
          placeholder="nvidia.com/gpu"
        />
      </div>
      <div className={classes.inputs}>
        <TextInput
          {...props}
          path={['image', 'repository']}
          label={t('input.imageRepository')}
          description={t('input.imageHint')}
          placeholder="docker.io/rayproject/ray"
        />
        <TextInput
          {...props}
          path={['image', 'tag']}
          label={t('input.imageTag')}
          placeholder="2.52.0-py311-gpu"
        />
        <Select
          label={t('input.imagePullPolicy')}
          size="medium"
          options={[
            { id: BY_DEFAULT, label: t('input.byDefault') },
            ...PULL_POLICIES.map(id => ({ id, label: id })),
          ]}
          value={typeof pullPolicy === 'string' ? pullPolicy : BY_DEFAULT}
          onChange={policy =>
            onInput(
              ['image', 'pullPolicy'],
              policy === BY_DEFAULT ? undefined : policy,
            )
          }
          isDisabled={isDisabled}
        />
      </div>
      <div className={classes.inputs}>
        <LinesInput
          {...props}
          path={['resources', 'requests']}
          label={t('input.requests')}
          description={t('input.resourcesHint')}
        />
        <LinesInput
          {...props}
          path={['resources', 'limits']}
          label={t('input.limits')}
          description={t('input.resourcesHint')}
        />
        <LinesInput
          {...props}
          path={['nodeSelector']}
          label={t('input.nodeSelector')}
          description={t('input.linesHint')}
        />
        <LinesInput
          {...props}
          path={['rayStartParams']}
          label={t('input.rayStartParams')}
          description={t('input.linesHint')}
        />
        <LinesInput
          {...props}
          path={['labels']}
          label={t('input.labels')}
          description={t('input.linesHint')}
        />
        <LinesInput
          {...props}
          path={['annotations']}
          label={t('input.annotations')}
          description={t('input.linesHint')}
        />
        <TextInput
          {...props}
          path={['serviceAccountName']}
          label={t('input.serviceAccountName')}
        />
        <TextInput
          {...props}
          path={['priorityClassName']}
          label={t('input.priorityClassName')}
        />
      </div>
      <Switch
        label={t('input.customResource')}
        isSelected={group.customResource !== false}
        onChange={selected =>
          onInput(['customResource'], selected ? undefined : false)
        }
        isDisabled={isDisabled}
      />
      <TolerationRows {...props} />
      <EnvRows {...props} />
      {kept.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('groups.kept', { keys: kept.join(', ') })}
        </Text>
      )}
    </div>
  );
}
