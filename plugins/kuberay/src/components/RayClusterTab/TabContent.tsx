import type { CompoundEntityRef } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { OLD_DATA_STYLE, sourceOf, type CardFreshness } from '../Freshness';
import { WorkersOverTime } from '../WorkersPlot';
import { ApplicationsSection } from './ApplicationsSection';
import { applicationsOf } from './applicationsOf';
import { AutoscalerSection } from './AutoscalerSection';
import { chooseRayCluster } from './chooseRayCluster';
import { ConditionsSection } from './ConditionsSection';
import { EventsSection } from './EventsSection';
import { FindingsSection } from './FindingsSection';
import { findingsOf } from './findingsOf';
import { GroupsSection } from './GroupsSection';
import { knowledgeOf } from './knowledgeOf';
import { NoRayCluster } from './NoRayCluster';
import { PodsSection } from './PodsSection';
import { rayClusterKey } from './rayClusterKey';
import { SummarySection } from './SummarySection';
import { SyncHistorySection } from './SyncHistorySection';
import { TabFrame } from './TabFrame';
import { useTabLayout } from './useTabLayout';
import { VersionsSection } from './VersionsSection';

const useStyles = makeStyles({ old: OLD_DATA_STYLE });

/** Props of {@link TabContent}. */
export interface TabContentProps {
  entityRef: CompoundEntityRef;
  view: EntityView;
  freshness: CardFreshness | undefined;
  /** Set while the portal's backend does not answer: the view is the last good one. */
  portalError?: Error;
  /** See {@link RayClusterTabProps}. */
  historyHours?: number;
}

/** The whole view: one Ray cluster at a time, the pressing first. */
export function TabContent(props: TabContentProps) {
  const { entityRef, view, freshness, portalError, historyHours } = props;
  const classes = useStyles();
  const layout = useTabLayout();
  // Kept from the first view on: a verdict that turns to another cluster must not take away what somebody reads.
  const [chosen, setChosen] = useState(() => keyOfChosen(view));
  const rayCluster = chooseRayCluster(view, chosen);
  if (!rayCluster) {
    return <NoRayCluster view={view} freshness={freshness} />;
  }
  const { ref } = rayCluster;
  const applications = applicationsOf(view.applications, ref);
  const source = sourceOf(view.sources, ref);
  const knowledge = knowledgeOf(source);
  const old = portalError !== undefined || source?.freshness.state === 'stale';
  const known = rayCluster.groups.length > 0 || rayCluster.head !== undefined;
  return (
    <TabFrame>
      <SummarySection
        entityRef={entityRef}
        view={view}
        rayCluster={rayCluster}
        applications={applications}
        freshness={freshness}
        old={old}
        portalError={portalError}
        onChoose={setChosen}
      />
      {/* Choices in the sections belong to one cluster, so another one begins anew. */}
      <div
        key={rayClusterKey(ref)}
        className={old ? `${layout.stack} ${classes.old}` : layout.stack}
      >
        <FindingsSection
          knowledge={knowledge}
          findings={findingsOf({
            findings: view.findings,
            rayCluster: ref,
            applications,
          })}
          applications={applications}
          rayCluster={rayCluster}
        />
        <div className={layout.columns}>
          {known && (
            <div className={layout.words}>
              <AutoscalerSection rayCluster={rayCluster} />
            </div>
          )}
          <div className={`${layout.stack} ${layout.main}`}>
            <WorkersOverTime
              entityRef={entityRef}
              rayCluster={rayCluster}
              applications={applications}
              hours={historyHours}
              isLive={!old}
            />
            {known && <GroupsSection rayCluster={rayCluster} />}
            {known && <PodsSection rayCluster={rayCluster} />}
            <EventsSection knowledge={knowledge} rayCluster={rayCluster} />
            {known && <ConditionsSection rayCluster={rayCluster} />}
          </div>
          <div className={`${layout.stack} ${layout.aside}`}>
            <ApplicationsSection
              knowledge={knowledge}
              entityRef={entityRef}
              applications={applications}
            />
            <SyncHistorySection
              knowledge={knowledge}
              applications={applications}
            />
            {known && (
              <VersionsSection
                rayCluster={rayCluster}
                applications={applications}
              />
            )}
          </div>
        </div>
      </div>
    </TabFrame>
  );
}

function keyOfChosen(view: EntityView): string | undefined {
  const rayCluster = chooseRayCluster(view, undefined);
  return rayCluster && rayClusterKey(rayCluster.ref);
}
