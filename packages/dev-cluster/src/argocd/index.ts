export type { Latencies } from './Latencies';
export { DEFAULT_LATENCIES } from './Latencies';
export * from './startApplicationController';
