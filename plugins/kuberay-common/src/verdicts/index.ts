export * from './joinVerdicts';
