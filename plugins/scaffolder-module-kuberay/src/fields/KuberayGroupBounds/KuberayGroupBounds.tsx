import { Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { FieldFrame } from '../../components/FieldFrame';
import { FailedNote } from '../../components/FailedNote';
import { FieldNote } from '../../components/FieldNote';
import { useRead } from '../../components/useRead';
import { useFieldsTranslation } from '../../translation';
import { changeBound, currentGroups } from './groupBounds';
import { GroupBoundsRow } from './GroupBoundsRow';
import { readEntityView } from './readEntityView';
import type { GroupBoundsValue, KuberayGroupBoundsProps } from './schema';

const NO_CHANGE: GroupBoundsValue = {};

/** The bounds of the worker groups of the Ray cluster that the form has picked; its value holds what changes. */
export function KuberayGroupBounds(props: KuberayGroupBoundsProps) {
  const { formContext, uiSchema, schema } = props;
  const t = useFieldsTranslation();
  const field = uiSchema?.['ui:options']?.entityField ?? 'entityRef';
  const entityRef: unknown = formContext?.formData?.[field];
  const title = uiSchema?.['ui:title'] ?? schema.title ?? t('bounds.title');
  return (
    <FieldFrame>
      <div role="group" aria-label={title}>
        <Text as="p" variant="body-medium" weight="bold">
          {title}
        </Text>
        {typeof entityRef === 'string' && entityRef !== '' ? (
          <GroupsOfEntity {...props} entityRef={entityRef} />
        ) : (
          <Text as="p" variant="body-small" color="secondary">
            {t('bounds.noCluster')}
          </Text>
        )}
      </div>
    </FieldFrame>
  );
}

function GroupsOfEntity(
  props: KuberayGroupBoundsProps & { entityRef: string },
) {
  const { entityRef, onChange, uiSchema } = props;
  const t = useFieldsTranslation();
  const fetchApi = useApi(fetchApiRef);
  const view = useRead(
    useCallback(
      () => readEntityView({ fetchApi, entityRef }).then(currentGroups),
      [fetchApi, entityRef],
    ),
  );
  const value = props.formData ?? NO_CHANGE;
  switch (view.state) {
    case 'loading':
      return (
        <div role="status" aria-busy>
          <VisuallyHidden>{t('bounds.loading', { entityRef })}</VisuallyHidden>
          <Skeleton height="4rem" />
        </div>
      );
    case 'failed':
      return (
        <FailedNote
          message={t('bounds.failed', {
            entityRef,
            message: view.error.message,
          })}
          retryLabel={t('bounds.retry')}
          onRetry={view.retry}
        />
      );
    case 'ready': {
      const { groups, cluster, clusters, isStale } = view.value;
      const gone = Object.keys(value).filter(
        name => !groups.some(group => group.name === name),
      );
      return (
        <>
          {clusters > 1 && cluster && (
            <FieldNote severity="info">
              {t('bounds.several', { clusters, cluster })}
            </FieldNote>
          )}
          {isStale && (
            <FieldNote severity="warning">{t('bounds.stale')}</FieldNote>
          )}
          {groups.length === 0 && (
            <FieldNote severity="info">
              {t('bounds.none', { entityRef })}
            </FieldNote>
          )}
          {groups.map(group => (
            <GroupBoundsRow
              key={group.name}
              group={group}
              change={value[group.name] ?? {}}
              isDisabled={Boolean(props.disabled || uiSchema?.['ui:disabled'])}
              onBound={(bound, wanted) =>
                onChange(changeBound(value, group, bound, wanted))
              }
            />
          ))}
          {gone.map(name => (
            <FieldNote key={name} severity="warning">
              {t('bounds.gone', { name })}
            </FieldNote>
          ))}
        </>
      );
    }
    default:
      throw new Error(`No content for ${JSON.stringify(view)}`);
  }
}
