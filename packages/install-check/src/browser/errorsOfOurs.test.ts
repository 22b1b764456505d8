import { errorsOfOurs, unknownErrors } from './errorsOfOurs';

const upstream = 'Warning: findDOMNode is deprecated in StrictMode (main.js)';
const ours = 'validateDOMNesting: <p> in <p>, at RayClusterCard (main.js)';
const other = 'Failed to load resource: 404 (http://localhost/api/argocd/x)';

describe('console errors', () => {
  it('count unless they are known to be upstream’s and do not name us', () => {
    expect(unknownErrors([upstream, ours, other])).toEqual([ours, other]);
  });

  it('count beside other plugins only where they name us', () => {
    expect(errorsOfOurs([upstream, ours, other])).toEqual([ours]);
  });
});
