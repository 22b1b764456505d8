import { Text } from '@backstage/ui';
import { useKuberayTranslation } from '../../translation';
import type { Knowledge } from './knowledgeOf';

/** Props of {@link EmptyLine}. */
export interface EmptyLineProps {
  /** Whether it is known that there is nothing; default: it is. */
  knowledge?: Knowledge;
  /** What is said when it is known. */
  children: string;
}

/** What a section says that has nothing to show: that there is nothing, or that nobody could look. */
export function EmptyLine(props: EmptyLineProps) {
  const { knowledge = 'known', children } = props;
  const t = useKuberayTranslation();
  return (
    <Text as="p" variant="body-small" color="secondary">
      {knowledge === 'known' ? children : t(`tab.${knowledge}`)}
    </Text>
  );
}
