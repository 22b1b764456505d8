import type { YamlReading } from 'backstage-plugin-kuberay-common/gitops';
import {
  lineColumnsOf,
  readYaml,
} from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import type { NamedText } from '../files/readText';
import { printable } from '../printable';

/**
 * All documents of a text, as Helm and Argo CD read YAML.
 *
 * @throws CliError naming line and column of what cannot be read.
 */
export function parseDocuments({
  name,
  content,
}: NamedText): YamlReading['documents'] {
  const { documents, problems } = readYaml(content);
  const [problem] = problems;
  if (problem) {
    const { line, column } = lineColumnsOf(content)(problem.range.start);
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(name)}:${line}:${column}: ${printable(problem.message)}`,
    );
  }
  return documents;
}
