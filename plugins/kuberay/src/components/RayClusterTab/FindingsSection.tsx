import type {
  ApplicationView,
  Finding,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { EmptyLine } from './EmptyLine';
import { FindingItem } from './FindingItem';
import { Folded } from './Folded';
import type { Knowledge } from './knowledgeOf';
import { Section } from './Section';

/** Props of {@link FindingsSection}. */
export interface FindingsSectionProps {
  /** What it means that there are none. */
  knowledge: Knowledge;
  /** The gravest first. */
  findings: Finding[];
  applications: ApplicationView[];
  /** The one that the tab shows. */
  rayCluster: RayClusterView;
}

/** Everything that was found, with the way out; hints stay folded, as nothing depends on them. */
export function FindingsSection(props: FindingsSectionProps) {
  const { findings, applications, rayCluster } = props;
  const t = useKuberayTranslation();
  const troubles = findings.filter(({ severity }) => severity !== 'info');
  const hints = findings.filter(({ severity }) => severity === 'info');
  const itemOf = (finding: Finding, index: number) => (
    <FindingItem
      key={`${finding.code} ${index}`}
      finding={finding}
      application={
        applications.find(({ id }) => id === finding.application)?.name
      }
      rayClusters={[rayCluster]}
    />
  );
  return (
    <Section title={t('tabFindings.title')} isQuiet={findings.length === 0}>
      {findings.length === 0 && (
        <EmptyLine knowledge={props.knowledge}>
          {t('tabFindings.none')}
        </EmptyLine>
      )}
      {troubles.map(itemOf)}
      {hints.length > 0 && (
        <Folded title={t('tabFindings.hints', { count: hints.length })}>
          {hints.map(itemOf)}
        </Folded>
      )}
    </Section>
  );
}
