import { germanActions } from './actions';
import { germanCard } from './card';
import { germanFleet } from './fleet';
import { germanFreshness } from './freshness';
import { germanPlot } from './plot';
import { germanStatus } from './status';
import { germanTab } from './tab';
import { germanVerdict } from './verdict';
import { germanWorkers } from './workers';

/** The whole plugin in German, loaded when somebody chooses it; the ref's type asks for each key. */
const german = {
  ...germanActions,
  ...germanCard,
  ...germanFleet,
  ...germanFreshness,
  ...germanPlot,
  ...germanStatus,
  ...germanTab,
  ...germanVerdict,
  ...germanWorkers,
};

export default german;
