export { seedFiles } from './seedFiles';
export type { SeedRepository } from './seedFiles';
export { startHandEdits } from './startHandEdits';
