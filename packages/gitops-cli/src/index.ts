/**
 * The command line `kuberay-gitops`.
 *
 * @packageDocumentation
 */
export { main } from './main';
