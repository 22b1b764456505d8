export * from './RayDashboard';
