/**
 * Template actions that write Argo CD Applications for KubeRay into Git.
 *
 * @packageDocumentation
 */
export { scaffolderModuleKuberay as default } from './module';
