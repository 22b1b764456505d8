import { Button } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import { useKuberayTranslation } from '../../translation';

/** Props of {@link FirstOnes}. */
export interface FirstOnesProps<Item> {
  items: Item[];
  /** How many are shown until somebody asks for all. */
  first: number;
  children: (items: Item[]) => ReactNode;
}

/** The beginning of a long list, and a button for all of it. */
export function FirstOnes<Item>(props: FirstOnesProps<Item>) {
  const { items, first, children } = props;
  const t = useKuberayTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      {children(open ? items : items.slice(0, first))}
      {items.length > first && (
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {open
            ? t('tab.showFewer')
            : t('tab.showAll', { total: String(items.length) })}
        </Button>
      )}
    </>
  );
}
