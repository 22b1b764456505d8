import type { EntityView } from 'backstage-plugin-kuberay-common';
import { findingsToShow, isCalm } from './findingsToShow';

/** How many findings the card has no room for and should not keep to itself: on a calm card hints stay on the tab. */
export function countOtherFindings(view: EntityView): number {
  const worthALink = view.findings.filter(
    ({ severity }) => severity !== 'info' || !isCalm(view),
  );
  return worthALink.length - findingsToShow(view).length;
}
