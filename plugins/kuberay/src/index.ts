/**
 * Ray clusters that Argo CD deploys, on the entity page.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export * from './api';
export { isKuberayAvailable } from './isKuberayAvailable';
export { kuberayTranslationRef } from './translation';
