/**
 * Benchmarks of the backend: what it costs its clusters, how fast a change is seen, and what it holds in memory.
 *
 * @packageDocumentation
 */
export {};
