export * from './Clock';
export * from './ManualClock';
export * from './SystemClock';
export * from './TimerGroup';
