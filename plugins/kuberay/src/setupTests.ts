import '@testing-library/jest-dom';
import 'jest-axe/extend-expect';
import { configure } from '@testing-library/react';

// A machine that is busy with all the suites draws in seconds what takes a moment elsewhere, and axe looks at every node.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(240_000);
