import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { RiAddLine } from '@remixicon/react';
import { useMemo, useRef, useState } from 'react';
import { FieldFrame } from '../../components/FieldFrame';
import { useDebounced } from '../../components/useDebounced';
import { useFieldsTranslation } from '../../translation';
import { FindingList } from './FindingList';
import { findingPlace, findingsOfGroup } from './findingPlace';
import { findingsOf } from './findingsOf';
import { groupTitle } from './groupTitle';
import { isShownAtInput } from './inputErrors';
import { ManifestPreview } from './ManifestPreview';
import { previewOf } from './previewOf';
import type { KuberayWorkerGroupsProps, WorkerGroupsOptions } from './schema';
import { useGroupKeys } from './useGroupKeys';
import { WorkerGroupEditor } from './WorkerGroupEditor';
import {
  duplicateWorkerGroup,
  newWorkerGroup,
  setAt,
  type WorkerGroupValue,
} from './WorkerGroupValue';

/** Long enough not to build at every key, short enough to be "as you type". */
const SETTLE_MS = 150;

const NO_OPTIONS: WorkerGroupsOptions = {};
const NO_GROUPS: WorkerGroupValue[] = [];

const useStyles = makeStyles({
  // Side by side where both have room.
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 'var(--bui-space-4)',
    alignItems: 'flex-start',
  },
  groups: { flex: '3 1 26rem', minWidth: 'min(100%, 15rem)' },
  preview: {
    flex: '2 1 22rem',
    minWidth: 'min(100%, 15rem)',
    maxWidth: '100%',
    // In sight while one works further down the list.
    position: 'sticky',
    top: 'var(--bui-space-4)',
  },
  title: {
    margin: '0 0 var(--bui-space-2)',
    fontSize: 'var(--bui-font-size-4)',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
});

/** The worker groups of a Ray cluster, checked by the rules of the actions, with the YAML that comes of the form. */
export function KuberayWorkerGroups(props: KuberayWorkerGroupsProps) {
  const { onChange, formContext, uiSchema, schema, disabled, readonly } = props;
  const t = useFieldsTranslation();
  const classes = useStyles();
  const groups = Array.isArray(props.formData) ? props.formData : NO_GROUPS;
  const options = uiSchema?.['ui:options'] ?? NO_OPTIONS;
  const formData: Record<string, unknown> | undefined = formContext?.formData;
  const isDisabled = Boolean(disabled || readonly || uiSchema?.['ui:disabled']);
  const { keys, insert, remove } = useGroupKeys(groups.length);
  const [newKey, setNewKey] = useState<number>();
  const [news, setNews] = useState('');
  const addButton = useRef<HTMLButtonElement>(null);

  const source = useMemo(
    () => ({ groups, formData: formData ?? {}, options }),
    [groups, formData, options],
  );
  const settled = useDebounced(source, SETTLE_MS);
  const preview = useMemo(() => previewOf(settled), [settled]);
  const findings = useMemo(
    () => findingsOf(settled, preview),
    [settled, preview],
  );

  function put(index: number, group: WorkerGroupValue) {
    setNewKey(insert(index));
    setNews(t('groups.added', { group: groupTitle(t, group, index) }));
    onChange([...groups.slice(0, index), group, ...groups.slice(index)]);
  }

  function takeAway(index: number) {
    remove(index);
    setNews(
      t('groups.removed', { group: groupTitle(t, groups[index], index) }),
    );
    onChange(groups.filter((_group, place) => place !== index));
    // Its own button is gone, and the keyboard would be sent to the top of the page.
    addButton.current?.focus();
  }

  const title = uiSchema?.['ui:title'] ?? schema.title ?? t('groups.title');
  return (
    <FieldFrame>
      <div className={classes.root} role="group" aria-label={title}>
        <div className={classes.groups}>
          <p className={classes.title}>{title}</p>
          {groups.length === 0 && (
            <Text as="p" variant="body-small" color="secondary">
              {t('groups.none')}
            </Text>
          )}
          {groups.map((group, index) => (
            <WorkerGroupEditor
              key={keys[index]}
              group={group}
              index={index}
              isNew={keys[index] === newKey}
              isDisabled={isDisabled}
              findings={findingsOfGroup(findings, index)}
              onInput={(path, value) =>
                onChange(
                  groups.map((other, place) =>
                    place === index ? setAt(group, path, value) : other,
                  ),
                )
              }
              onDuplicate={() =>
                put(index + 1, duplicateWorkerGroup(group, groups))
              }
              onRemove={() => takeAway(index)}
            />
          ))}
          <Button
            ref={addButton}
            variant="secondary"
            iconStart={<RiAddLine aria-hidden />}
            isDisabled={isDisabled}
            onPress={() => put(groups.length, newWorkerGroup(groups))}
          >
            {t('groups.add')}
          </Button>
          <VisuallyHidden role="status">{news}</VisuallyHidden>
          <FindingList
            findings={findings.filter(finding => {
              const place = findingPlace(finding);
              return (
                place.kind !== 'group' ||
                !isShownAtInput({ ...finding, path: place.path })
              );
            })}
            groups={groups}
            options={options}
          />
        </div>
        {options.preview !== false && (
          <div className={classes.preview}>
            <ManifestPreview preview={preview} />
          </div>
        )}
      </div>
    </FieldFrame>
  );
}
