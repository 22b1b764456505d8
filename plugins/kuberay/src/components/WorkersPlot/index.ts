export { WorkersOverTime, type WorkersOverTimeProps } from './WorkersOverTime';
