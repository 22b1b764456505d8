import type { DevCluster } from 'dev-cluster';
import type { App } from '../app/App';
import { TOKEN } from '../standIn';

/** The frontend that has the cards of other Argo CD plugins. */
export const ARGOCD_FRONTEND = 'app-argocd';

/** Both have the plugin id `argocd`, so a backend has one or the other. */
export const ROADIE_BACKEND = '@roadiehq/backstage-plugin-argo-cd-backend';
export const COMMUNITY_BACKEND = '@backstage-community/plugin-argocd-backend';

const SOURCE = `packages/${ARGOCD_FRONTEND}/src`;
const ENTITY_PAGE = `${SOURCE}/components/catalog/EntityPage.tsx`;
const AMONG_THE_CARDS = { before: '<Grid item md={4} xs={12}>' };

/** Roadie's plugins, by the lines of their READMEs; the backend's names an entry point `/alpha` that 4.8.0 has no more. */
export async function addRoadieCard(app: App): Promise<void> {
  await app.add(
    {
      workspace: 'packages/app',
      packages: ['@roadiehq/backstage-plugin-argo-cd@2.12.5'],
    },
    ARGOCD_FRONTEND,
  );
  await app.add({
    workspace: 'packages/backend',
    packages: [`${ROADIE_BACKEND}@4.8.0`],
  });
  await app.addOther(ROADIE_BACKEND);
  await app.insert(
    ENTITY_PAGE,
    AMONG_THE_CARDS,
    `    <EntitySwitch>
      <EntitySwitch.Case if={e => Boolean(isArgocdAvailable(e))}>
        <Grid item sm={6}>
          <EntityArgoCDOverviewCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
`,
  );
  await app.insert(
    ENTITY_PAGE,
    'top',
    "import { EntityArgoCDOverviewCard, isArgocdAvailable } from '@roadiehq/backstage-plugin-argo-cd';\n",
  );
}

/** The community's plugins, the newest of which every dependency is published. */
export async function addCommunityCard(app: App): Promise<void> {
  // Later ones ask for a version of plugin-argocd-common that not every registry has.
  await app.pin({ '@backstage-community/plugin-argocd-node': '1.2.0' });
  await app.add(
    {
      workspace: 'packages/app',
      packages: ['@backstage-community/plugin-argocd@2.9.0'],
    },
    ARGOCD_FRONTEND,
  );
  await app.add({
    workspace: 'packages/backend',
    packages: [`${COMMUNITY_BACKEND}@1.5.0`],
  });
  await app.addOther(COMMUNITY_BACKEND);
  await app.insert(
    ENTITY_PAGE,
    AMONG_THE_CARDS,
    `    <EntitySwitch>
      <EntitySwitch.Case if={e => Boolean(isArgocdConfigured(e))}>
        <Grid item sm={12}>
          <ArgocdDeploymentSummary />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
`,
  );
  await app.insert(
    ENTITY_PAGE,
    'top',
    "import { ArgocdDeploymentSummary, isArgocdConfigured } from '@backstage-community/plugin-argocd';\n",
  );
}

/** The `argocd` block that both document, which our backend reads, too. */
export function argocdConfig({
  clusters,
}: Pick<DevCluster, 'clusters'>): Record<string, unknown> {
  return {
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: [
            {
              name: 'showcase',
              url: clusters.showcase.argocdUrl,
              token: TOKEN,
            },
          ],
        },
      ],
    },
  };
}
