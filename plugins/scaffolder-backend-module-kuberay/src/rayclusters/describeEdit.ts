import { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';

/** What an edit did, as text of a pull request in Markdown; names out of files stay plain text. */
export function describeEdit(edit: {
  changes: readonly string[];
  files: readonly string[];
  deleted?: readonly string[];
  findings: readonly RuleFinding[];
  /** Further sentences. */
  notes?: readonly string[];
}): string {
  const { changes, files, deleted = [], findings, notes = [] } = edit;
  return [
    section('Changes', changes.length > 0 ? changes : ['nothing to change']),
    section('Changed files', files),
    section('Deleted files', deleted),
    section('To know', [
      ...notes,
      ...findings.map(
        ({ severity, message, remedy, rule }) =>
          `${severity}: ${message}. ${remedy}. (${rule})`,
      ),
    ]),
  ]
    .filter(text => text !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `**${title}**\n\n${lines.map(line => `- ${plain(line)}`).join('\n')}`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|]/g, '\\$&');
}
