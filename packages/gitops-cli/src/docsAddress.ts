const PROJECT = 'https://github.com/kuberay-backstage/kuberay-backstage';

/** The page that explains this command; `#rules` and one anchor for each rule. */
export const DOCS_ADDRESS = `${PROJECT}/blob/main/docs/gitops-cli.md`;

/** Where defects are told. */
export const ISSUES_ADDRESS = `${PROJECT}/issues`;
