import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { marginTop: 'var(--bui-space-2)' },
  title: { fontSize: '0.8125rem', fontWeight: 500, lineHeight: 1.45 },
});

/** Props of {@link Folded}. */
export interface FoldedProps {
  title: string;
  children: ReactNode;
}

/** What few ask for, behind its title. */
export function Folded(props: FoldedProps) {
  const { title, children } = props;
  const classes = useStyles();
  return (
    <Accordion className={classes.root}>
      <AccordionTrigger>
        <span className={classes.title}>{title}</span>
      </AccordionTrigger>
      <AccordionPanel>{children}</AccordionPanel>
    </Accordion>
  );
}
