import type { UrlCredential } from '../../model/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { NEST_QUERY, SEGMENT, takenByNest, takenFromPath } from './taken-segments.ts'
import { asOne } from './same-query.ts'
import { inUserinfoOf, USERINFO } from './userinfo-of-programs.ts'

const TOGETHER = [[USERINFO], [SEGMENT], [NEST_QUERY]] as const

/** Credentials in an address beside its query: before the host, in the path of a route, and what a method of Nest is given. */
export default defineProgramSurface({
  id: 'code-url-parts',
  name: 'Credentials before the host of addresses, and in the paths of routes',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.3.2',
  counts: 'code',
  mentions: [
    '}@',
    "https://'",
    'https://"',
    ":'",
    ':"',
    ':token',
    '{token}',
    '<token>',
    ':secret',
    '{secret}',
    '_key',
    '_token',
    'Key',
    'Token',
    '@Query(',
  ],
  together: TOGETHER,
  inPython: { together: TOGETHER },
  skipsTests: true,
  *read(module): Generator<UrlCredential> {
    yield* asOne([...inUserinfoOf(module)])
    yield* takenFromPath(module)
    yield* takenByNest(module)
  },
})
