/**
 * Backend of KubeRay for Backstage: watches Ray clusters and Argo CD Applications.
 *
 * @packageDocumentation
 */
export { kuberayPlugin as default } from './plugin';
