import { Link } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityView, Finding } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import {
  countOtherFindings,
  FindingNote,
  findingsToShow,
  titleOfFinding,
} from '../Findings';
import { toneColors } from '../StatusMark';
import { RaiseMaximumLink } from '../TemplateLinks';
import { ClampedText } from '../Text';
import { useTabHref } from './useTabHref';

const useStyles = makeStyles({
  explanation: {
    margin: '0 0 var(--bui-space-2)',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    color: 'var(--bui-fg-secondary)',
    overflowWrap: 'anywhere',
  },
  rest: {
    margin: '0 0 var(--bui-space-2)',
    fontSize: 'var(--bui-font-size-2)',
    '& a': { color: toneColors.info },
  },
});

/** Props of {@link FindingNotes}. */
export interface FindingNotesProps {
  view: EntityView;
}

/** The worst that was found, with its remedy, and the way to the rest. */
export function FindingNotes(props: FindingNotesProps) {
  const { view } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const tabHref = useTabHref();
  const others = countOtherFindings(view);
  const nameOf = ({ rayCluster }: Finding, title: string) =>
    rayCluster && view.rayClusters.length > 1
      ? t('card.ofRayCluster', { name: rayCluster.name, sentence: title })
      : title;
  return (
    <>
      {findingsToShow(view).map((finding, index) => {
        const title = titleOfFinding(finding, view);
        // The second one explains the facts: worth reading, and not as loud as what is wrong.
        return index > 0 ? (
          <div key={finding.code} className={classes.explanation}>
            <ClampedText
              lines={3}
            >{`${finding.message} ${finding.remedy}`}</ClampedText>
          </div>
        ) : (
          <FindingNote
            key={finding.code}
            finding={finding}
            title={title === undefined ? null : nameOf(finding, title)}
          >
            <RaiseMaximumLink
              finding={finding}
              rayClusters={view.rayClusters}
            />
          </FindingNote>
        );
      })}
      {others > 0 && tabHref && (
        <p className={classes.rest}>
          <Link href={tabHref} variant="body-small" standalone>
            {t('card.otherFindings', { count: others })}
          </Link>
        </p>
      )}
    </>
  );
}
