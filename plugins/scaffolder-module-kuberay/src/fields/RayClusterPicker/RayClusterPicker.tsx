import { Combobox, Skeleton, VisuallyHidden } from '@backstage/ui';
import { FieldFrame } from '../../components/FieldFrame';
import { FailedNote } from '../../components/FailedNote';
import { FieldNote } from '../../components/FieldNote';
import {
  useFieldsTranslation,
  type FieldsTranslation,
} from '../../translation';
import { isFound, type RayClusterChoice } from './RayClusterChoice';
import type { RayClusterPickerProps } from './schema';
import { useRayClusterChoices } from './useRayClusterChoices';

/** Picks a Ray cluster of the catalog. */
export function RayClusterPicker(props: RayClusterPickerProps) {
  const { onChange, formData, uiSchema, schema, required, rawErrors } = props;
  const t = useFieldsTranslation();
  const filter = uiSchema?.['ui:options']?.catalogFilter;
  const choices = useRayClusterChoices(filter);
  const label = uiSchema?.['ui:title'] ?? schema.title ?? t('picker.title');
  const picked = formData || undefined;
  const known = choices.state === 'ready' ? choices.value : [];
  const isUnknown =
    picked !== undefined &&
    !known.some(({ entityRef }) => entityRef === picked);
  if (choices.state === 'loading') {
    return (
      <FieldFrame>
        <div role="status" aria-busy>
          <VisuallyHidden>{t('picker.loading')}</VisuallyHidden>
          <Skeleton width="12rem" height="1rem" />
          <Skeleton
            height="2.5rem"
            style={{ marginTop: 'var(--bui-space-2)' }}
          />
        </div>
      </FieldFrame>
    );
  }
  const options = [
    ...(isUnknown ? [unknownOption(t, picked)] : []),
    ...known.map(choice => toOption(t, choice)),
  ];
  return (
    <FieldFrame>
      {choices.state === 'failed' && (
        <FailedNote
          message={t('picker.failed', { message: choices.error.message })}
          retryLabel={t('picker.retry')}
          onRetry={choices.retry}
        />
      )}
      {choices.state === 'ready' && known.length === 0 && (
        <FieldNote severity="info">
          {t(filter ? 'picker.noneMatching' : 'picker.none')}
        </FieldNote>
      )}
      {options.length > 0 && (
        <Combobox
          label={label}
          size="medium"
          placeholder={t('picker.placeholder')}
          isRequired={required}
          // `native` would keep the browser from submitting without a word of the form.
          validationBehavior="aria"
          isInvalid={(rawErrors?.length ?? 0) > 0}
          isDisabled={Boolean(props.disabled || uiSchema?.['ui:disabled'])}
          options={options}
          search={{
            filter: ({ id }, search) =>
              search === labelOf(options, picked) ||
              known.some(
                choice => choice.entityRef === id && isFound(choice, search),
              ),
          }}
          value={picked ?? null}
          onChange={key => onChange(key === null ? undefined : String(key))}
        />
      )}
      {choices.state === 'ready' && isUnknown && (
        <FieldNote severity="warning">
          {t('picker.unknown', { entityRef: picked })}
        </FieldNote>
      )}
    </FieldFrame>
  );
}

function toOption(t: FieldsTranslation, choice: RayClusterChoice) {
  return {
    id: choice.entityRef,
    label: choice.name,
    description: t('picker.hint', {
      owner: choice.owner ?? t('picker.noOwner'),
      place: choice.place ?? t('picker.noPlace'),
    }),
  };
}

function unknownOption(t: FieldsTranslation, entityRef: string) {
  return {
    id: entityRef,
    label: entityRef,
    description: t('picker.unknownOption'),
  };
}

/** The text that stands in the field while it is not searched: it must not hide the other choices. */
function labelOf(
  options: ReadonlyArray<{ id: string; label: string }>,
  entityRef: string | undefined,
): string | undefined {
  return options.find(({ id }) => id === entityRef)?.label;
}
