/**
 * Form fields of the scaffolder for Ray clusters.
 *
 * @packageDocumentation
 */
export { default } from './module';
export { kuberayFieldsTranslationRef } from './translation';
