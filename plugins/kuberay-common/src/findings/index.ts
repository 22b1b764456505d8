export * from './findInApplications';
