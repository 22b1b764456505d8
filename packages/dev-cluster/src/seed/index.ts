export { GALLERY_NODES, galleryFiles, galleryHandEdits } from './gallery';
export type { HandEdit } from './HandEdit';
export { seedFiles } from './seedFiles';
export type { SeedRepository } from './seedFiles';
export { showcaseHandEdits } from './showcaseHandEdits';
export { startHandEdits } from './startHandEdits';
