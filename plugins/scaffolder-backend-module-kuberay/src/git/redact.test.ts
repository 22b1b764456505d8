import { redact } from './redact';

const server = {
  url: 'https://git.example.com',
  credentials: { username: 'ada', password: 'p/s s' },
};

describe('redact', () => {
  it('masks the password as it is, URL-encoded and as a header', () => {
    const header = Buffer.from('ada:p/s s').toString('base64');
    expect(
      redact(`got p/s s, p%2Fs%20s and Basic ${header} for ada`, server),
    ).toBe('got ***, *** and Basic *** for ada');
  });

  it('leaves everything alone for an anonymous server', () => {
    expect(redact('p/s s', { url: server.url })).toBe('p/s s');
  });
});
