import { formatBytes } from './formatBytes';

describe('formatBytes', () => {
  it.each`
    bytes                      | text
    ${5_000_000_000}           | ${'5 GB'}
    ${2_500_000_000}           | ${'2.5 GB'}
    ${46 * 2 ** 30}            | ${'46 GiB'}
    ${512 * 2 ** 20}           | ${'512 MiB'}
    ${5.9 * 2 ** 40}           | ${'5.9 TiB'}
    ${1_000_000_000 + 2 ** 30} | ${'1.9 GiB'}
    ${1_024_000_000_000}       | ${'1 TB'}
    ${0}                       | ${'0 B'}
  `('writes $bytes bytes as $text', ({ bytes, text }) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
