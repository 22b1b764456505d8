import { Text } from '@backstage/ui';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { FreshnessMark, ProblemNotes, type CardFreshness } from '../Freshness';
import { AnnotationSnippet } from '../RayCluster';
import { verdictMark } from '../StatusMark';
import { CreateClusterLink } from '../TemplateLinks';
import { translateVerdict, VerdictLine } from '../Verdict';
import { Section } from './Section';
import { TabFrame } from './TabFrame';

/** Props of {@link NoRayCluster}. */
export interface NoRayClusterProps {
  view: EntityView;
  freshness: CardFreshness | undefined;
}

/** An entity that names no Ray cluster, or names it in a way that cannot be read: what to do. */
export function NoRayCluster(props: NoRayClusterProps) {
  const { view, freshness } = props;
  const { verdict, sources } = view;
  const t = useKuberayTranslation();
  return (
    <TabFrame>
      <Section
        title={t('tab.title')}
        actions={freshness && <FreshnessMark freshness={freshness} />}
      >
        <VerdictLine
          mark={verdictMark(verdict)}
          sentence={translateVerdict(t, verdict)}
        />
        <ProblemNotes sources={sources} />
        <Text variant="body-small" color="secondary" as="p">
          {verdict.code === 'invalid-annotation'
            ? t('invalidAnnotation.hint')
            : t('notMatched.hint')}
        </Text>
        <AnnotationSnippet />
        {verdict.code === 'not-matched' && (
          <CreateClusterLink variant="button" />
        )}
      </Section>
    </TabFrame>
  );
}
