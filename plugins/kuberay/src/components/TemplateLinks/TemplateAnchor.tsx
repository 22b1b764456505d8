import { ButtonLink, Link } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactElement } from 'react';
import { toneColors } from '../StatusMark';

const useStyles = makeStyles({ link: { color: toneColors.info } });

/** Props of {@link TemplateAnchor}. */
export interface TemplateAnchorProps {
  href: string;
  /** `inline`: words among words; `button`: in the head of a section. */
  variant: 'inline' | 'button';
  icon: ReactElement;
  children: string;
}

/** The way to a template's form. */
export function TemplateAnchor(props: TemplateAnchorProps) {
  const { href, variant, icon, children } = props;
  const classes = useStyles();
  return variant === 'button' ? (
    <ButtonLink href={href} size="small" variant="secondary" iconStart={icon}>
      {children}
    </ButtonLink>
  ) : (
    <Link href={href} variant="body-small" className={classes.link} standalone>
      {children}
    </Link>
  );
}
