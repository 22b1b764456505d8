import { GitServer } from './GitServer';

/**
 * Replaces every spelling in which a server's password could come back in a message:
 * as it is, URL-encoded, and as the basic authentication header.
 */
export function redact(text: string, server: GitServer): string {
  if (!server.credentials) {
    return text;
  }
  const { username, password } = server.credentials;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return [basic, encodeURIComponent(password), password]
    .filter(spelling => spelling.length > 0)
    .reduce((masked, spelling) => masked.replaceAll(spelling, '***'), text);
}
