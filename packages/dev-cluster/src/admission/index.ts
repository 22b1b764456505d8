export { admitByPolicies } from './admitByPolicies';
