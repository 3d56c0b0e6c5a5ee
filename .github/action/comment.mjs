// Puts the report on the pull request: one comment, found again by its marker. What goes wrong is a warning, as the job's verdict is the linter's alone.
import { readFileSync } from 'node:fs'

const MARKER = '<!-- agent-auth-lint -->'
const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, GITHUB_EVENT_PATH, TOKEN, FINDINGS } = process.env

try {
  const number = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')).pull_request?.number
  if (number === undefined) console.log('this is no pull request, so there is nothing to comment on')
  else await comment(number, readFileSync(process.argv[2], 'utf8'))
} catch (error) {
  console.log(`::warning title=agent-auth-lint::${`The comment could not be written: ${error.message}`.replace(/[%\r\n]/g, ' ')}`)
}

async function comment(number, body) {
  const issue = `repos/${GITHUB_REPOSITORY}/issues`
  const own = await found(`${issue}/${number}/comments`)
  if (own) await call('PATCH', `${issue}/comments/${own.id}`, { body })
  // Nothing to say, and nothing was said before.
  else if (FINDINGS !== '0') await call('POST', `${issue}/${number}/comments`, { body })
}

/** Only a bot's comment: anybody can write the marker. */
async function found(path) {
  for (let page = 1; page <= 30; page++) {
    const comments = await call('GET', `${path}?per_page=100&page=${page}`)
    const own = comments.find(({ body, user }) => user?.type === 'Bot' && body?.startsWith(MARKER))
    if (own || comments.length < 100) return own
  }
  return undefined
}

async function call(method, path, body) {
  const response = await fetch(`${GITHUB_API_URL}/${path}`, {
    method,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${TOKEN}`, 'x-github-api-version': '2022-11-28' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  })
  if (!response.ok)
    throw new Error(
      `${method} ${path.replace(/\?.*/, '')}: ${response.status}${response.status === 403 ? ', is pull-requests: write among the permissions?' : ''}`,
    )
  return response.json()
}
