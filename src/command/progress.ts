import type { Progress } from '../surfaces/reading/threaded-reader.ts'
import { clock } from '../text/node.ts'
import { ours } from '../text/shown.ts'

const PROGRESS_AFTER = 500

/** A line on a terminal's standard error once a run takes long. */
export function progressLine(): { show: Progress; clear: () => void } {
  const { stderr } = process
  if (!stderr.isTTY || process.env['CI']) return { show: () => {}, clear: () => {} }
  const started = clock()
  let last = 0
  let shown = ''
  const clear = () => {
    if (last > 0) stderr.write('\r\u001b[2K')
    last = 0
  }
  const interrupted = () => {
    clear()
    process.exit(130)
  }
  process.once('SIGINT', interrupted)
  return {
    show: (stage, done, total) => {
      const now = clock()
      if (now - started < PROGRESS_AFTER || (now - last < 100 && stage === shown)) return
      last = now
      shown = stage
      stderr.write(ours`\r\u001b[2K${stage}: ${done} of ${total}`)
    },
    clear: () => {
      process.removeListener('SIGINT', interrupted)
      clear()
    },
  }
}
