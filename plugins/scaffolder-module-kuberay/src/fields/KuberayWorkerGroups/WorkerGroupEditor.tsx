import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  ButtonIcon,
} from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { RiDeleteBinLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useFieldsTranslation } from '../../translation';
import type { GroupInputProps } from './GroupInputProps';
import { NumberInput, TextInput } from './groupInputs';
import { groupTitle } from './groupTitle';
import { errorsInMore } from './inputErrors';
import { MoreInputs } from './MoreInputs';
import { useEditorStyles } from './useEditorStyles';

const useStyles = makeStyles({
  root: {
    padding: 'var(--bui-space-3)',
    marginBottom: 'var(--bui-space-3)',
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: 'var(--bui-space-1)',
    marginBottom: 'var(--bui-space-2)',
  },
  title: {
    flex: 1,
    minWidth: 0,
    margin: 0,
    overflowWrap: 'anywhere',
    fontSize: 'var(--bui-font-size-3)',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
  // Names are long, and cut off they could be any of their siblings.
  name: { gridColumn: '1 / -1' },
  accordion: { marginTop: 'var(--bui-space-2)' },
});

/** Props of {@link WorkerGroupEditor}. */
export interface WorkerGroupEditorProps extends GroupInputProps {
  index: number;
  /** Whether the group has just come, so that its name is what one types next. */
  isNew: boolean;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** One worker group. */
export function WorkerGroupEditor(props: WorkerGroupEditorProps) {
  const { index, isNew, onDuplicate, onRemove, ...inputs } = props;
  const { group, findings, isDisabled } = inputs;
  const t = useFieldsTranslation();
  const classes = useStyles();
  const editorClasses = useEditorStyles();
  const [isExpanded, setExpanded] = useState(false);
  const title = groupTitle(t, group, index);
  const hidden = errorsInMore(findings);
  return (
    <div className={classes.root} role="group" aria-label={title}>
      <div className={classes.head}>
        <p className={classes.title}>{title}</p>
        <ButtonIcon
          variant="tertiary"
          size="small"
          icon={<RiFileCopyLine aria-hidden />}
          aria-label={t('groups.duplicate', { group: title })}
          isDisabled={isDisabled}
          onPress={onDuplicate}
        />
        <ButtonIcon
          variant="tertiary"
          size="small"
          icon={<RiDeleteBinLine aria-hidden />}
          aria-label={t('groups.remove', { group: title })}
          isDisabled={isDisabled}
          onPress={onRemove}
        />
      </div>
      <div className={editorClasses.inputs}>
        <div className={classes.name}>
          <TextInput
            {...inputs}
            path={['name']}
            label={t('input.name')}
            whenEmpty="empty"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- only after a press of the button that made it
            autoFocus={isNew}
          />
        </div>
        <NumberInput
          {...inputs}
          path={['minReplicas']}
          label={t('input.minReplicas')}
          placeholder="1"
        />
        <NumberInput
          {...inputs}
          path={['maxReplicas']}
          label={t('input.maxReplicas')}
          placeholder="3"
        />
        <TextInput
          {...inputs}
          path={['cpu']}
          label={t('input.cpu')}
          whenEmpty="empty"
        />
        <TextInput
          {...inputs}
          path={['memory']}
          label={t('input.memory')}
          whenEmpty="empty"
        />
        <NumberInput
          {...inputs}
          path={['gpu']}
          label={t('input.gpu')}
          placeholder="0"
        />
      </div>
      <Accordion
        className={classes.accordion}
        isExpanded={isExpanded}
        onExpandedChange={setExpanded}
      >
        <AccordionTrigger
          title={t('groups.more')}
          subtitle={
            hidden > 0 ? t('groups.moreErrors', { count: hidden }) : undefined
          }
        />
        <AccordionPanel>
          {isExpanded && <MoreInputs {...inputs} />}
        </AccordionPanel>
      </Accordion>
    </div>
  );
}
