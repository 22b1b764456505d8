export { configurationReference } from './configurationReference';
