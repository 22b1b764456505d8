/**
 * The same plugin as the main entry, for apps that look for new-frontend-system plugins here.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
