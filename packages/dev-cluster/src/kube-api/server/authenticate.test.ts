import type { IncomingHttpHeaders } from 'node:http';
import { ManualClock } from '../../clock';
import { InMemoryObjectStore } from '../InMemoryObjectStore';
import { authenticate } from './authenticate';
import { ServiceAccountTokens } from './ServiceAccountTokens';

const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
const objects = InMemoryObjectStore.create({ clock });
const known = {
  accounts: [{ token: 'secret' }, { token: 'another secret' }],
  tokens: new ServiceAccountTokens({ store: objects, clock }),
  objects,
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const basic = (pair: string) => ({ authorization: `Basic ${btoa(pair)}` });

it.each<[string, IncomingHttpHeaders]>([
  ['the bearer token', bearer('secret')],
  ['the token as a password, as kubectl sends it', basic('kubectl:secret')],
  [
    'the bearer token in a browser, which a foreign page cannot send',
    { ...bearer('secret'), origin: 'http://localhost:3000' },
  ],
])('lets %s pass', (_, headers) => {
  expect(() => authenticate(headers, known)).not.toThrow();
});

it.each<[string, IncomingHttpHeaders]>([
  ['nothing', {}],
  ['an empty password', basic('kubectl:')],
  ['another bearer token', bearer('other')],
  ['another password', basic('kubectl:other')],
  ['the token as a user', basic('secret:')],
  [
    'a form that a web page sends with the password in its URL',
    { ...basic('kubectl:secret'), origin: 'null' },
  ],
  [
    'a link to a URL with the password',
    { ...basic('kubectl:secret'), 'sec-fetch-site': 'cross-site' },
  ],
])('refuses %s', (_, headers) => {
  expect(() => authenticate(headers, known)).toThrow(
    expect.objectContaining({ code: 401 }),
  );
});
