import type { RuleFinding } from '../rules/RuleFinding';
import type { FoundApplications } from './findApplication';
import type { RayClusterFiles } from './RayClusterFiles';

/** Whom a change reaches beside the Application that was named. */
export function sharedFindings(
  found: FoundApplications,
  files: RayClusterFiles,
): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (files.facts.applicationSet) {
    findings.push({
      rule: 'schema',
      code: 'application-set-shared',
      severity: 'warning',
      path: 'application',
      message:
        'an ApplicationSet makes this Application, so that every Application that it makes changes',
      remedy:
        'Give one environment a value of its own by the generator, if only that is meant',
    });
  }
  for (const { path } of files.edits.changed()) {
    const others = usersOf(found, path).filter(
      name => name !== files.facts.name,
    );
    if (others.length > 0) {
      findings.push({
        rule: 'schema',
        code: 'values-file-shared',
        severity: 'warning',
        path: 'application',
        message: `${path} gives values to ${others.join(
          ', ',
        )} too, which changes along`,
        remedy:
          'Give each cluster a values file of its own, if that is not meant',
      });
    }
  }
  return findings;
}

/** The Applications that take values from a file. */
export function usersOf(found: FoundApplications, path: string): string[] {
  return found.documents
    .filter(({ facts }) =>
      [facts.cluster?.release, facts.operator].some(release =>
        release?.layers.some(
          ({ place }) => place.kind === 'file' && place.file === path,
        ),
      ),
    )
    .map(({ facts }) => facts.name);
}
