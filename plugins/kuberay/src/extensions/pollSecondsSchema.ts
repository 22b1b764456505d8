import { z } from 'zod/v4';
import { DEFAULT_POLL_SECONDS } from '../live';

/** Configuration of how often an extension reads where it cannot have a stream. */
export const pollSecondsSchema = z
  .number()
  .min(1)
  .default(DEFAULT_POLL_SECONDS)
  .describe(
    'Seconds between two reads of a cluster at rest where no stream can be had, as behind a proxy that holds streams back',
  );
