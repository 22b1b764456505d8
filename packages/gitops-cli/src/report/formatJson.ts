import type { CheckResult } from './CheckResult';
import { countFindings } from './countFindings';

/** A report for programs; `severities` counts the findings. */
export function formatJson(result: CheckResult): string {
  return `${JSON.stringify(
    { ...result, severities: countFindings(result.findings) },
    null,
    2,
  )}\n`;
}
