import { Button, ButtonIcon } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { RiCloseLine } from '@remixicon/react';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  root: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: {
    padding: 0,
    fontSize: 'var(--bui-font-size-2)',
    marginBottom: 'var(--bui-space-2)',
  },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 'var(--bui-space-2)',
    marginBottom: 'var(--bui-space-2)',
    paddingBottom: 'var(--bui-space-2)',
    borderBottom: '1px solid var(--bui-border-1)',
  },
  inputs: {
    flex: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(9rem, 100%), 1fr))',
    gap: 'var(--bui-space-2)',
  },
  errors: {
    margin: 0,
    color: 'var(--bui-negative-fg-subdued)',
    fontSize: 'var(--bui-font-size-2)',
    gridColumn: '1 / -1',
  },
});

/** Props of {@link ItemRows}. */
export interface ItemRowsProps {
  title: string;
  items: readonly Record<string, unknown>[];
  /** Undefined when none is left. */
  onChange: (items: Record<string, unknown>[] | undefined) => void;
  newItem: Record<string, unknown>;
  renderRow: (
    item: Record<string, unknown>,
    index: number,
    onItem: (item: Record<string, unknown>) => void,
  ) => ReactNode;
  /** Sentences about an item as a whole. */
  errorsOf: (index: number) => readonly string[];
  /** Sentences about the list as a whole. */
  errors: readonly string[];
  labels: {
    row: (number: number) => string;
    add: string;
    remove: (number: number) => string;
  };
  isDisabled: boolean;
}

/** A list of small objects, one row each. */
export function ItemRows(props: ItemRowsProps) {
  const { title, items, onChange, newItem, renderRow, labels, isDisabled } =
    props;
  const classes = useStyles();
  // Drafts of the rows below a removed one must not stay where they were.
  const [removals, setRemovals] = useState(0);
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{title}</legend>
      {items.map((item, index) => {
        const errors = props.errorsOf(index);
        return (
          <div
            key={`${removals} ${index}`}
            className={classes.row}
            role="group"
            aria-label={labels.row(index + 1)}
          >
            <div className={classes.inputs}>
              {renderRow(item, index, written =>
                onChange(
                  items.map((other, place) =>
                    place === index ? written : other,
                  ),
                ),
              )}
              {errors.length > 0 && (
                <p className={classes.errors}>{errors.join(' ')}</p>
              )}
            </div>
            <ButtonIcon
              variant="tertiary"
              size="small"
              icon={<RiCloseLine aria-hidden />}
              aria-label={labels.remove(index + 1)}
              isDisabled={isDisabled}
              onPress={() => {
                const left = items.filter((_item, place) => place !== index);
                setRemovals(removals + 1);
                onChange(left.length > 0 ? left : undefined);
              }}
            />
          </div>
        );
      })}
      {props.errors.length > 0 && (
        <p className={classes.errors}>{props.errors.join(' ')}</p>
      )}
      <Button
        variant="secondary"
        size="small"
        isDisabled={isDisabled}
        onPress={() => onChange([...items, newItem])}
      >
        {labels.add}
      </Button>
    </fieldset>
  );
}
