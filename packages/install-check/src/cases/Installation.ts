import type { App, Frontend } from '../app/App';
import type { InstallPage } from '../documented/InstallPage';
import type { Stage } from './Stage';

/** An app to make, what goes into it, and the cases that look at it. */
export interface Installation {
  /** Of Backstage; `releases/<release>.json` has its packages. */
  release: string;
  /** Each with the case that needs it; the first is there in any case. */
  frontends: ReadonlyArray<Frontend & { for: string }>;
  /** Adds what the install page says to a frontend. */
  addOurs(app: App, page: InstallPage, frontend: string): Promise<void>;
  /** Adds plugins of others to a frontend, as their own pages say. */
  addOthers?(app: App, frontend: string): Promise<void>;
  cases: Record<string, (stage: Stage) => Promise<void>>;
}
