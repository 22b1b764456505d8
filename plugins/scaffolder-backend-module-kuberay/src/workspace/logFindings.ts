import { LoggerService } from '@backstage/backend-plugin-api';
import { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';

/** Says each finding in the task's log, with its remedy. */
export function logFindings(
  findings: readonly RuleFinding[],
  logger: LoggerService,
): void {
  for (const { rule, severity, path, message, remedy } of findings) {
    const sentence = `${path}: ${message}. ${remedy}. (${rule})`;
    if (severity === 'info') {
      logger.info(sentence);
    } else {
      logger.warn(sentence);
    }
  }
}
