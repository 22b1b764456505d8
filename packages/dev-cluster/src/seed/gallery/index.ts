export { galleryFiles } from './galleryFiles';
export { galleryHandEdits } from './galleryHandEdits';
export { GALLERY_NODES } from './galleryNodes';
