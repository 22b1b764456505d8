import type { Unit } from './readUnits';

/** A Kubernetes object and the file it is in. */
export interface FileUnit extends Unit {
  file: string;
}
