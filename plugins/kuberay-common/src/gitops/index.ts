/**
 * Pure, deterministic generator of Argo CD Applications for KubeRay, and the rules it obeys.
 *
 * @packageDocumentation
 */
export {};
