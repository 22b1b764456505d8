import {
  ApplicationDocument,
  findApplication,
  FoundApplications,
} from 'backstage-plugin-kuberay-common/gitops';
import { refusingEdits } from './refusingEdits';

/** The Application that an action was told to edit. @throws InputError naming `application`, and `applicationNamespace` where it was given */
export function findEdited(
  found: FoundApplications,
  application: { name: string; namespace?: string },
): ApplicationDocument {
  return refusingEdits(
    () => findApplication(found, application),
    application.namespace === undefined
      ? 'application'
      : 'application, applicationNamespace',
  );
}
