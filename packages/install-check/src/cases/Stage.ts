import type { Browser } from '@playwright/test';
import type { DevCluster } from 'dev-cluster';
import type { App } from '../app/App';
import type { InstallPage } from '../documented/InstallPage';
import type { Results } from '../report/Results';

/** An installed and built app, and all that a case needs to look at it. */
export interface Stage {
  app: App;
  page: InstallPage;
  /** The checkout, for its templates. */
  checkout: string;
  cluster: DevCluster;
  browser: Browser;
  results: Results;
  /** Where screenshots go. */
  images: string;
}
