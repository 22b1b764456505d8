import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

/** Configuration that `backstage-plugin-catalog-backend-module-kuberay` reads. */
export interface Config {
  catalog?: {
    providers?: {
      /**
       * Discovers Ray clusters as Resources of type `ray-cluster`. Without this key nothing is discovered; `{}` takes
       * every default.
       */
      kuberay?: {
        /**
         * How often the fleet is read; every minute unless set.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Owner of Ray clusters whose labels name none: `group:default/ml`, or `ml` for short.
         */
        owner?: string;
        /**
         * Label of the RayCluster, or of its head's pod template, whose value is the owning group;
         * `backstage.io/owner` unless set.
         */
        ownerLabel?: string;
        /**
         * System of Ray clusters whose labels name none.
         */
        system?: string;
        /**
         * Label whose value is the system; `backstage.io/system` unless set.
         */
        systemLabel?: string;
        /**
         * Whether RayClusters that a RayJob or RayService made become entities, too. Off unless set: their names are
         * generated, and they come and go with each job and each upgrade.
         */
        generated?: boolean;
      };
    };
  };
}
