import { useNow } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { AGE_INTERVAL_MS, translateAge } from './translateAge';

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
}

/** How long ago something was, growing while one looks at it; the exact time on hover, and for machines. */
export function RelativeTime(props: RelativeTimeProps) {
  const { at } = props;
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()}>
      {t('freshness.ago', { age: translateAge(t, now - date.getTime()) })}
    </time>
  );
}
