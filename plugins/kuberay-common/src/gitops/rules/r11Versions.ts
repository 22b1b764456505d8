import type { RayStackInput } from '../input/rayStackInputSchema';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

/**
 * R11: CRDs, operator and chart are of one version, and one that knows the autoscaler options
 * that are written. CRDs and operator come from one input and cannot differ.
 */
export function r11Versions(input: RayStackInput): RuleFinding[] {
  const { chart, kuberay } = input.versions;
  const findings: RuleFinding[] = [];
  if (chart !== undefined && chart !== kuberay) {
    findings.push({
      rule: 'R11',
      severity: 'error',
      path: 'versions.chart',
      message: `${quote(chart)} is not the KubeRay version ${quote(kuberay)}`,
      remedy: 'Leave versions.chart out',
    });
  }
  if (input.autoscaler.enabled && isBefore(kuberay, 1, 4)) {
    findings.push({
      rule: 'R11',
      severity: 'error',
      path: 'versions.kuberay',
      message: `${quote(kuberay)} has CRDs without autoscalerOptions.version`,
      remedy: 'Use KubeRay 1.4.0 or later',
    });
  }
  return findings;
}

function isBefore(version: string, major: number, minor: number): boolean {
  const [ofMajor = 0, ofMinor = 0] = version.split('.').map(Number);
  return ofMajor < major || (ofMajor === major && ofMinor < minor);
}
