import { useKuberayTranslation } from '../../translation';

/** All Ray clusters that the user may see. */
export function FleetPage() {
  const t = useKuberayTranslation();
  return <section aria-label={t('fleet.title')} />;
}
