import { parseAllDocuments } from 'yaml';
import type { Snippet } from '../snippets';

/** What a fenced block is, and so which check holds it. */
export type BlockKind =
  | 'app-config'
  | 'cases of a health check'
  | 'catalog entity'
  | 'commands'
  | 'compose file'
  | 'configuration of a proxy'
  | 'drawing'
  | 'file of a session'
  | 'form fields'
  | 'Kubernetes objects'
  | 'patch of argocd-cm'
  | 'pipeline'
  | 'policy of Argo CD'
  | 'policy of the RBAC plugin'
  | 'rules of a role'
  | 'session'
  | 'stack input'
  | 'template steps'
  | 'TypeScript';

/** Top-level keys of an app-config that the pages show. */
const APP_CONFIG_KEYS = new Set([
  'app',
  'argocd',
  'auth',
  'backend',
  'catalog',
  'devCluster',
  'discovery',
  'events',
  'integrations',
  'kubernetes',
  'kuberay',
  'organization',
  'permission',
  'proxy',
  'scaffolder',
]);

const BY_LANGUAGE: Record<string, BlockKind> = {
  bash: 'commands',
  console: 'session',
  nginx: 'configuration of a proxy',
  sh: 'commands',
  ts: 'TypeScript',
  tsx: 'TypeScript',
};

/** What a block is by its language and, for YAML, by its keys; undefined for what no check knows. */
export function blockKind(snippet: Snippet): BlockKind | undefined {
  const { language, text } = snippet;
  if (language === 'yaml') {
    return yamlKind(snippet);
  }
  if (language === 'csv') {
    // Argo CD's lines name an object before the effect, Backstage's do not.
    return /^p(?:, [^,\n]+){5}$/m.test(text)
      ? 'policy of Argo CD'
      : 'policy of the RBAC plugin';
  }
  if (language === '' && /[─▶│└├…]/.test(text)) {
    return 'drawing';
  }
  return BY_LANGUAGE[language];
}

function yamlKind({ file, text }: Snippet): BlockKind | undefined {
  if (/^# .+: from the step publish on\n/.test(text)) {
    return 'template steps';
  }
  // The pages of the command line show their files with their names, and then what it says of them.
  if (file === 'docs/gitops-cli.md' && /^# [\w./-]+\.yaml\n/.test(text)) {
    return /^# \./.test(text) ? 'pipeline' : 'file of a session';
  }
  const documents = parseAllDocuments(text).map(document => document.toJS());
  const kinds = new Set(documents.map(documentKind));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function documentKind(document: unknown): BlockKind | undefined {
  if (Array.isArray(document)) {
    const every = (key: string) =>
      document.every(item => isRecord(item) && key in item);
    if (every('verbs')) {
      return 'rules of a role';
    }
    return every('health') ? 'cases of a health check' : undefined;
  }
  if (!isRecord(document)) {
    return undefined;
  }
  const keys = Object.keys(document);
  if ('apiVersion' in document && 'kind' in document) {
    return String(document.apiVersion).startsWith('backstage.io/')
      ? 'catalog entity'
      : 'Kubernetes objects';
  }
  if (keys.every(key => APP_CONFIG_KEYS.has(key))) {
    return 'app-config';
  }
  if (keys.length === 1 && keys[0] === 'metadata') {
    return 'catalog entity';
  }
  if (keys.length === 1 && keys[0] === 'data') {
    return 'patch of argocd-cm';
  }
  if (keys.includes('name') && keys.includes('workerGroups')) {
    return 'stack input';
  }
  if (keys.includes('roleEntityRef')) {
    return 'policy of the RBAC plugin';
  }
  if (keys.includes('services')) {
    return 'compose file';
  }
  const values = Object.values(document).filter(isRecord);
  if (values.length === keys.length) {
    if (values.every(value => 'ui:field' in value)) {
      return 'form fields';
    }
    if (values.some(value => 'script' in value)) {
      return 'pipeline';
    }
  }
  return 'jobs' in document ? 'pipeline' : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
