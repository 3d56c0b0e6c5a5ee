import { describe, expect, test } from 'vitest'
import githubWorkflow from '../src/surfaces/deploy/github-workflow.ts'
import gitlabCi from '../src/surfaces/deploy/gitlab-ci.ts'
import { shownBy } from './surfaces-shown.ts'

const workflow = (text: string, path = '.github/workflows/agent.yml') => shownBy(githubWorkflow, text, path)
const steps = (text: string) => workflow(`jobs:\n  agent:\n    steps:\n${text}`)

describe('agents in steps', () => {
  test('claude-code-action', async () => {
    const text = `      - uses: anthropics/claude-code-action@v1
        with:
          settings: |
            { "env": { "KEY": "k" } }
          claude_args: |
            --max-turns 5
            --mcp-config '{"mcpServers":{"desk":{"type":"http","url":"https://a.acme.io","headers":{"Authorization":"Bearer \${{ secrets.T }}"}}}}'
            --mcp-config /tmp/mcp.json
`
    expect(await steps(text)).toEqual([
      'Claude Code: desk https://a.acme.io headers {Authorization=Bearer <T> 10:118}',
      'workflow {KEY=k 7:32}',
    ])
  })

  test('run-gemini-cli', async () => {
    const text = `      - uses: google-github-actions/run-gemini-cli@v0
        with:
          settings: '{"mcpServers":{"desk":{"httpUrl":"https://a.acme.io"}}}'
          gcp_access_token_scopes: https://www.googleapis.com/auth/cloud-platform
`
    expect(await steps(text)).toEqual([
      'Gemini CLI: desk https://a.acme.io',
      '7:36 request Gemini CLI https://www.googleapis.com/auth/cloud-platform',
    ])
  })

  test('commands and files that they write', async () => {
    const text = `      - run: |
          cat > .mcp.json << 'EOF'
          {"mcpServers":{"desk":{"url":"https://a.acme.io","headers":{"X-Api-Key":"\${{ secrets.K }}"}}}}
          EOF
          claude mcp add -t http wiki https://b.acme.io -H "X-Api-Key: \$WIKI"
`
    expect(await steps(text)).toEqual([
      'Claude Code: wiki https://b.acme.io headers {X-Api-Key=<WIKI> 8:72}',
      'MCP client: desk https://a.acme.io headers {X-Api-Key=<K> 6:84}',
    ])
  })

  test('with every permission of the token', async () => {
    expect(await workflow('permissions: write-all\njobs:\n  a:\n    steps:\n      - uses: openai/codex-action@v1\n')).toEqual([
      '1:14 tool GitHub Actions write-all',
    ])
    expect(await workflow('permissions: write-all\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n')).toEqual([])
  })
})

test('variables are kept where they stand', async () => {
  expect(await workflow('env: { A: "${{ secrets.A }}" }\njobs:\n  a:\n    env: { B: b }\n    steps:\n      - env: { C: c }\n')).toEqual([
    'workflow {A=<A> 1:12}',
    'workflow {B=b 4:15}',
    'workflow {C=c 6:19}',
  ])
})

test('expressions where a map should be say nothing', async () => {
  expect(
    await workflow(
      'env: ${{ fromJSON(x) }}\njobs:\n  a: ${{ x }}\n  b:\n    steps: ${{ x }}\n  c:\n    steps:\n      - uses: ${{ x }}\n        with: ${{ y }}\n      - anthropics/claude-code-action@v1\n      - uses: anthropics/claude-code-action@v1\n        with:\n          claude_args: ${{ x }}\n          mcp_config: "{ broken"\n',
    ),
  ).toEqual([])
})

test('what gh-aw compiles is read at its source', async () => {
  expect(await workflow('env: { A: a }\n', '.github/workflows/agent.lock.yml')).toEqual([])
})

test('GitLab pipelines', async () => {
  const text = `variables:
  A: a
  B: { value: b, description: the second }
job:
  variables: { C: $A1 }
  script:
    - 'claude mcp add -t http desk https://a.acme.io -H "X-Api-Key: k"'
`
  expect(await shownBy(gitlabCi, text, '.gitlab-ci.yml')).toEqual([
    'workflow {A=a 2:6, B=b 3:15}',
    'workflow {C=<A1> 5:19}',
    'Claude Code: desk https://a.acme.io headers {X-Api-Key=k 7:69}',
  ])
})
