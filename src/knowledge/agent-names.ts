/** Names of clients that are nouns, and so take an article. */
export const nounNames: ReadonlySet<string> = new Set(['MCP client', 'MCP bundle', 'agent plugin', 'Copilot agent', 'GitHub Agentic Workflow'])
