import { trackers } from '../../knowledge/libraries/trackers.ts'

/** What other calls are called as well: of these the tracker itself has to be named. */
const COMMON = /^(?:event|update|score|span|log|debug|info|warn(?:ing)?|error)$/

/** Names of calls that trace or track errors, as an expression. */
export const TRACKS = [...new Set(trackers.flatMap(({ methods }) => methods))].filter((name) => !COMMON.test(name)).join('|')

/** Those that Python has. */
export const TRACKS_IN_PYTHON = ['span', ...TRACKS.split('|').filter((name) => name === name.toLowerCase())].join('|')

/** What trackers are called of which some calls go by common names. */
export const TRACKERS_BY_NAME = trackers
  .flatMap(({ methods, named }) => (named && methods.some((name) => COMMON.test(name)) ? [named.source.replace(/^\^|\$$/g, '')] : []))
  .join('|')
