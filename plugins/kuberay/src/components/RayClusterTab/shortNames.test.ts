import { shortImage } from './shortImage';
import { shortRepository } from './shortRepository';
import { shortRevision } from './shortRevision';

describe('shortRevision', () => {
  it.each`
    revision                                      | short
    ${'0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'} | ${'0a1b2c3'}
    ${'1.5.1'}                                    | ${'1.5.1'}
    ${'v1.5.1'}                                   | ${'v1.5.1'}
    ${'main'}                                     | ${'main'}
    ${''}                                         | ${''}
  `('writes $revision as $short', ({ revision, short }) => {
    expect(shortRevision(revision)).toBe(short);
  });
});

describe('shortImage', () => {
  it.each`
    image                                                                                             | short
    ${'docker.io/rayproject/ray:2.52.0'}                                                              | ${'ray:2.52.0'}
    ${'ray:2.52.0'}                                                                                   | ${'ray:2.52.0'}
    ${'localhost:5000/ray'}                                                                           | ${'ray'}
    ${'ghcr.io/ray@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}          | ${'ray@sha256:0123456789ab'}
    ${'ghcr.io/a/ray:2.52.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'} | ${'ray:2.52.0@sha256:0123456789ab'}
  `('writes $image as $short', ({ image, short }) => {
    expect(shortImage(image)).toBe(short);
  });
});

describe('shortRepository', () => {
  it.each`
    repository                                | short
    ${'https://git.example.org/ml/ray.git'}   | ${'git.example.org/ml/ray'}
    ${'git@git.example.org:ml/ray.git'}       | ${'git.example.org:ml/ray'}
    ${'ssh://git@git.example.org/ml/ray.git'} | ${'git.example.org/ml/ray'}
    ${'oci://charts.example.org/kuberay/'}    | ${'charts.example.org/kuberay'}
    ${'charts'}                               | ${'charts'}
  `('writes $repository as $short', ({ repository, short }) => {
    expect(shortRepository(repository)).toBe(short);
  });
});
