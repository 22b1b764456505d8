import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './nav';

/** The development portal; every other feature is discovered from package.json. */
export default createApp({ features: [catalogPlugin, navModule] });
