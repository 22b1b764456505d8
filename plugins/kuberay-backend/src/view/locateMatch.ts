import type {
  Finding,
  RayClusterAddress,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { LocatedApplication } from './ApplicationIndex';
import type { EntityMatch, InvalidAnnotation } from './EntityMatch';
import { findMatchedApplications } from './findMatchedApplications';
import type { Knowledge } from './Knowledge';
import { locateAddress } from './locateAddress';
import { locateByApplications } from './locateByApplications';
import { locateByLabels } from './locateByLabels';
import { distinctAddresses } from './rayClusterRefs';
import {
  allClusterViews,
  allInstanceViews,
  toSourceView,
} from './toSourceView';

/** What belongs to an entity by its annotations. */
export interface LocatedMatch {
  /** In the order of display; one without a Kubernetes cluster is on none that we know. */
  addresses: RayClusterAddress[];
  /** Applications that the entity asks for itself. */
  named: LocatedApplication[];
  /** Those that have a part in the answer whatever was found; asked for only where they are shown. */
  sources: () => SourceView[];
  findings: Finding[];
  /** The annotation that was to decide and cannot be read. */
  invalid?: InvalidAnnotation;
}

/** Options of {@link locateMatch}. */
export interface LocateMatchOptions {
  match: EntityMatch;
  knowledge: Knowledge;
  /** Names of all Argo CD instances of the configuration. */
  instances: readonly string[];
}

/** A selector may select everything there is, and a view of that is of no use to anybody. */
const MAX_MATCHES = 50;

/** Finds what an entity's annotations ask for; the rules of `matchEntity` in its order. */
export function locateMatch(options: LocateMatchOptions): LocatedMatch {
  const located = locateAll(options);
  const { addresses, named, findings } = located;
  if (addresses.length <= MAX_MATCHES && named.length <= MAX_MATCHES) {
    return located;
  }
  return {
    ...located,
    addresses: addresses.slice(0, MAX_MATCHES),
    named: named.slice(0, MAX_MATCHES),
    findings: [
      ...findings,
      {
        code: 'too-many-matches',
        severity: 'warning',
        about: 'configuration',
        message: `The annotations match ${addresses.length} Ray clusters and ${named.length} Applications; the first ${MAX_MATCHES} of each are shown.`,
        remedy:
          'Narrow the selector, or name the Ray clusters that belong to this entity.',
      },
    ],
  };
}

function locateAll(options: LocateMatchOptions): LocatedMatch {
  const { match, knowledge } = options;
  const nothing = {
    addresses: [],
    named: [],
    sources: () => [],
    findings: [],
  };
  switch (match.by) {
    case 'nothing':
      return nothing;
    case 'invalid':
      return { ...nothing, invalid: match };
    case 'ray-clusters':
      return {
        ...nothing,
        addresses: distinctAddresses(
          match.addresses.flatMap(address => locateAddress(address, knowledge)),
        ),
      };
    case 'labels':
      return {
        ...nothing,
        addresses: locateByLabels(match, knowledge),
        sources: () =>
          match.cluster === undefined
            ? allClusterViews(knowledge)
            : [toSourceView(match.cluster, knowledge)],
      };
    case 'applications': {
      const { applications, findings } = findMatchedApplications({
        ...options,
        match,
      });
      const addresses = locateByApplications(applications, knowledge);
      const other =
        addresses.length > 0
          ? nothing
          : locateAll({ ...options, match: match.otherwise });
      return {
        ...other,
        addresses: [...addresses, ...other.addresses],
        named: applications,
        // Applications are looked for everywhere, so every cluster and instance has a part in the answer.
        sources: () => [
          ...allClusterViews(knowledge),
          ...allInstanceViews(knowledge).filter(
            ({ cluster }) => match.instances?.includes(cluster) ?? true,
          ),
        ],
        findings,
      };
    }
    default:
      return unexpected(match);
  }
}

function unexpected(match: never): never {
  throw new Error(`Unexpected match ${JSON.stringify(match)}`);
}
