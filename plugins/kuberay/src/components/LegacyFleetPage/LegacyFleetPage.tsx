import { Header } from '@backstage/ui';
import { useKuberayTranslation } from '../../translation';
import { FleetPage } from '../FleetPage';

/** The page of all Ray clusters with the header that the new frontend system gives each page by itself. */
export function LegacyFleetPage() {
  const t = useKuberayTranslation();
  return (
    <main>
      <Header title={t('fleet.title')} />
      <FleetPage />
    </main>
  );
}
