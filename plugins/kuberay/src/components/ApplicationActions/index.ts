export {
  ApplicationActions,
  type ApplicationActionsProps,
} from './ApplicationActions';
