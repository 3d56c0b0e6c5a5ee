import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How the command of an image starts a program that is written in the repository.

export const startsNext: Words = {
  because:
    'Words before a command that only start it: https://github.com/krallin/tini, https://github.com/Yelp/dumb-init, ' +
    'https://www.gnu.org/software/coreutils/manual/html_node/env-invocation.html.',
  pattern: oneOf('', /^(?:[\w./-]{0,60}\/)?(?:tini|dumb-init|catatonit|su-exec|gosu|env)$/, /^(?:exec|--|[A-Z_]\w{0,60}=.{0,200})$/),
  is: ['exec', '/usr/bin/tini', 'dumb-init', '--', 'PYTHONPATH=/app'],
  isNot: ['python', 'tinify', 'sh'],
}

export const runsInEnvironment: Words = {
  because:
    'Managers of packages whose `run` starts a command with what a project needs: https://docs.astral.sh/uv/reference/cli/#uv-run, ' +
    'https://python-poetry.org/docs/cli/#run, https://pipenv.pypa.io/en/latest/commands.html#run, https://pdm-project.org/en/latest/usage/scripts/.',
  pattern: /^(?:[\w./-]{0,60}\/)?(?:uv|poetry|pipenv|pdm|rye|hatch)$/,
  is: ['uv', '/bin/uv', 'poetry', 'pipenv'],
  isNot: ['uvicorn', 'npm', 'docker'],
}

export const interpretsScript: Words = {
  because: 'Interpreters that are given a file of the repository.',
  pattern: /^(?:[\w./-]{0,60}\/)?(?:python[\d.]{0,5}|node)$/,
  is: ['python', 'python3.13', '/usr/local/bin/python', 'node'],
  isNot: ['pythonw-dev', 'sh', 'npm'],
}

export const servesApplication: Words = {
  because:
    'Servers that are told an application by its module (`desk.web:app`) or its file: https://uvicorn.dev/, https://gunicorn.org/, ' +
    'https://hypercorn.readthedocs.io/, https://fastapi.tiangolo.com/fastapi-cli/.',
  pattern: /^(?:[\w./-]{0,60}\/)?(?:uvicorn|gunicorn|hypercorn|daphne|granian|fastapi)$/,
  is: ['uvicorn', '/app/.venv/bin/gunicorn', 'fastapi'],
  isNot: ['uv', 'nginx', 'fastapi-users'],
}
