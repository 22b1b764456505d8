import type { Finding } from 'backstage-plugin-kuberay-common';
import type { ReactNode } from 'react';
import { Note } from '../Note';

/** Props of {@link FindingNote}. */
export interface FindingNoteProps {
  finding: Finding;
  /** What stands in bold; default: the finding's message. `null`: the message stands elsewhere. */
  title?: string | null;
  /** More ways out, behind the remedy. */
  children?: ReactNode;
}

/** One thing wrong, with the way out. */
export function FindingNote(props: FindingNoteProps) {
  const { finding, title = finding.message, children } = props;
  return (
    <Note severity={finding.severity} title={title ?? undefined}>
      {finding.remedy}
      {children}
    </Note>
  );
}
