import type { App } from '../app/App';
import { errorsOfOurs, unknownErrors } from '../browser/errorsOfOurs';
import { findArgocdTable } from '../browser/findArgocdTable';
import type { InstallPage } from '../documented/InstallPage';
import {
  addCommunityCard,
  addRoadieCard,
  ARGOCD_FRONTEND,
  argocdConfig,
  COMMUNITY_BACKEND,
  ROADIE_BACKEND,
} from './argocdPlugins';
import { addLegacyLines, addToFrontend } from './documentedSteps';
import type { Installation } from './Installation';
import { lookAtPortal } from './lookAtPortal';
import type { Stage } from './Stage';
import { importTemplates, startWithoutConfig } from './startWithoutConfig';

const LEGACY = 'app-legacy';

/** The release that we build on: both frontend systems, and the known Argo CD plugins beside ours. */
export const currentRelease: Installation = {
  release: '1.55.0',
  frontends: [
    { name: 'app', template: 'default', for: 'new' },
    { name: LEGACY, template: 'legacy', for: 'legacy' },
    { name: ARGOCD_FRONTEND, template: 'legacy', for: 'argocd' },
  ],
  async addOurs(app: App, page: InstallPage, frontend: string) {
    await addToFrontend(app, page, frontend);
    if (frontend !== 'app') {
      await addLegacyLines(app, page, frontend);
    }
  },
  async addOthers(app: App, frontend: string) {
    if (frontend === ARGOCD_FRONTEND) {
      await addRoadieCard(app);
      await addCommunityCard(app);
      // Whether the declarations of others are right is not for us to say.
      await app.leaveUntyped(frontend);
    }
  },
  cases: {
    async new(stage: Stage) {
      await lookAtPortal(stage, {
        name: 'new',
        picture: 'installed-new.png',
        frontend: 'app',
        errors: unknownErrors,
      });
      await startWithoutConfig(stage);
      await importTemplates(stage);
    },
    async legacy(stage: Stage) {
      await lookAtPortal(stage, {
        name: 'legacy',
        picture: 'installed-legacy.png',
        frontend: LEGACY,
        errors: unknownErrors,
      });
    },
    async argocd(stage: Stage) {
      await lookAtPortal(stage, {
        name: 'argocd-roadie',
        picture: 'installed-argocd.png',
        frontend: ARGOCD_FRONTEND,
        others: [ROADIE_BACKEND],
        config: argocdConfig(stage.cluster),
        annotations: { 'argocd/app-name': 'recsys-training' },
        errors: errorsOfOurs,
        alsoThere: page => findArgocdTable(page, 'ArgoCD overview'),
      });
      await lookAtPortal(stage, {
        name: 'argocd-community',
        frontend: ARGOCD_FRONTEND,
        others: [COMMUNITY_BACKEND],
        config: argocdConfig(stage.cluster),
        annotations: { 'argocd/app-name': 'recsys-training' },
        errors: errorsOfOurs,
        alsoThere: page => findArgocdTable(page, 'Deployment Summary'),
      });
    },
  },
};
