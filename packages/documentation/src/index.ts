export { configurationReference } from './configurationReference';
export { readSnippets, snippetNamed, type Snippet } from './snippets';
