import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { Verdict } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { AnnotationSnippet } from '../RayCluster';
import { CreateClusterLink } from '../TemplateLinks';

const useStyles = makeStyles({
  root: { marginBottom: 'var(--bui-space-2)' },
  create: { '&:empty': { display: 'none' } },
});

/** Props of {@link NoClusterHelp}. */
export interface NoClusterHelpProps {
  verdict: Verdict;
}

/** What to do where there is no cluster to show; nothing for every other verdict. */
export function NoClusterHelp(props: NoClusterHelpProps) {
  const { verdict } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const help = helpFor(verdict);
  return help ? (
    <div className={classes.root}>
      <Text variant="body-small" color="secondary" as="p">
        {t(help.hint)}
      </Text>
      {help.snippet && <AnnotationSnippet />}
      {help.create && (
        <div className={classes.create}>
          <CreateClusterLink variant="button" />
        </div>
      )}
    </div>
  ) : null;
}

function helpFor({ code, tone }: Verdict) {
  switch (code) {
    case 'not-matched':
      return { hint: 'notMatched.hint', snippet: true, create: true } as const;
    case 'invalid-annotation':
      return {
        hint: 'invalidAnnotation.hint',
        snippet: true,
        create: false,
      } as const;
    case 'missing':
      return { hint: 'missing.hint', snippet: false, create: false } as const;
    case 'not-installed':
      // Argo CD is about to bring it: nobody has to do anything.
      return tone === 'progressing'
        ? undefined
        : ({
            hint: 'notInstalled.hint',
            snippet: false,
            create: true,
          } as const);
    default:
      return undefined;
  }
}
