import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Card, Text } from '@backstage/ui';
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
  quiet: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 var(--bui-space-3)',
    '& h3 + *': { flex: '1 1 240px', minWidth: 0 },
  },
});

/** Props of {@link Section}. */
export interface SectionProps {
  title: string;
  /** At the right of the title. */
  actions?: ReactNode;
  /** Whether there is so little to say that it has room beside the title. */
  isQuiet?: boolean;
  children: ReactNode;
}

/** One subject of the tab: a card as the Overview has them, and a region that screen readers can go to. */
export function Section(props: SectionProps) {
  const { title, actions, isQuiet = false, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={title}>
      {isQuiet ? (
        <Card>
          <div className={classes.quiet}>
            <Text as="h3" variant="body-medium" weight="bold">
              {title}
            </Text>
            {children}
          </div>
        </Card>
      ) : (
        <EntityInfoCard title={title} headerActions={actions}>
          {children}
        </EntityInfoCard>
      )}
    </section>
  );
}
