import { Fragment } from 'react';
import { Shortened } from './Shortened';
import { shortRevision } from './shortRevision';

/** Props of {@link Revisions}. */
export interface RevisionsProps {
  revisions: string[];
}

/** The revisions of an Application's sources, commits in short. */
export function Revisions(props: RevisionsProps) {
  return (
    <>
      {props.revisions.map((revision, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <Shortened short={shortRevision(revision)} full={revision} />
        </Fragment>
      ))}
    </>
  );
}
