/** The page that explains this command; `#rules` and one anchor for each rule. */
export const DOCS_ADDRESS =
  'https://github.com/kuberay-backstage/kuberay-backstage/blob/main/docs/gitops-cli.md';
