import { unknownErrors } from '../browser/errorsOfOurs';
import { addToFrontend } from './documentedSteps';
import type { Installation } from './Installation';
import { lookAtPortal } from './lookAtPortal';

/** The oldest release that the ranges of our packages allow. */
export const oldestRelease: Installation = {
  release: '1.54.0',
  frontends: [{ name: 'app', template: 'default', for: 'oldest' }],
  addOurs: addToFrontend,
  cases: {
    oldest: stage =>
      lookAtPortal(stage, {
        name: 'oldest',
        picture: 'installed-oldest.png',
        frontend: 'app',
        errors: unknownErrors,
      }),
  },
};
