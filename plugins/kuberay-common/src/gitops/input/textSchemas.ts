import { z } from 'zod/v3';

/** Half of a surrogate pair: UTF-8 cannot write it, so no file can hold it. */
const WELL_FORMED = /^\P{Cs}*$/u;

const NO_NUL = /^[^\0]*$/;

/** Text of any kind, as long as a file can hold it. */
export const textSchema = z
  .string()
  .regex(WELL_FORMED, 'must be Unicode text without half characters');

/** Text that becomes an environment variable or an argument of a process, which ends at a NUL. */
export const processTextSchema = textSchema.regex(
  NO_NUL,
  'must not contain a NUL',
);
