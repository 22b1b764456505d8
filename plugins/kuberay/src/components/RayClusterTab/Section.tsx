import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    fontFamily: 'var(--bui-font-regular)',
    color: 'var(--bui-fg-primary)',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    '& p': { margin: 0 },
    // A long name breaks before it pushes the actions off the card.
    '& h3': { overflowWrap: 'anywhere' },
    '& h3 + *': { flex: 'none' },
  },
});

/** Props of {@link Section}. */
export interface SectionProps {
  title: string;
  /** At the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One subject of the tab: a card as the Overview has them, and a region that screen readers can go to. */
export function Section(props: SectionProps) {
  const { title, actions, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={title}>
      <EntityInfoCard title={title} headerActions={actions}>
        {children}
      </EntityInfoCard>
    </section>
  );
}
