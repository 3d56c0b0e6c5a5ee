import { HTTPS_FOR_METADATA } from '../../knowledge/libraries/dotnet.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import type { TransportSetting } from '../../model/index.ts'
import { entries, items, plain, type Node } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'

/** Settings files of ASP.NET that switch the checks of sign-in off where the program runs for others. */
export default defineSurface({
  id: 'dotnet-settings',
  name: 'Settings of ASP.NET',
  spec: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.requirehttpsmetadata',
  counts: 'other',
  files: ['**/appsettings.json', '**/appsettings.*.json'],
  mentions: [HTTPS_FOR_METADATA],
  format: 'jsonc',
  skipsTests: true,
  *read(root): Generator<TransportSetting> {
    // `appsettings.Development.json` and its like are read on top of the first where a developer runs it.
    const name = root.at.file.path.replace(/^.*\//, '')
    if (forDevelopment.pattern.test(name) || /test|docker/i.test(name)) return
    yield* within(root, MOST_LEVELS)
  },
})

const MOST_LEVELS = 8

function* within(node: Node, levels: number): Generator<TransportSetting> {
  if (levels === 0) return
  const fields = entries(node)
  for (const { key, value, at } of fields) {
    const isOff = key.value === HTTPS_FOR_METADATA && plain(value)?.value.toLowerCase() === 'false'
    if (isOff && !fields.some((one) => isLocal(one.value)))
      yield { kind: 'transportSetting', problem: 'plain-allowed', written: `${HTTPS_FOR_METADATA}: false`, at }
    yield* within(value, levels - 1)
  }
  for (const one of items(node)) yield* within(one, levels - 1)
}

/** An issuer on the machine itself, which has no certificate. */
function isLocal(value: Node): boolean {
  return /^http:\/\/(?:localhost|127\.|\[::1\]|host\.docker\.internal)/i.test(plain(value)?.value ?? '')
}
