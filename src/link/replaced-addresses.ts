import { UNKNOWN_PART } from '../classify/endpoint.ts'
import type { Connection, Credential, Host } from '../model/index.ts'
import type { Assignment, ServerReading, VariablesReading } from '../model/reading.ts'
import { slice, type Text } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { type Definitions, namedIn, pathFrom } from './definitions.ts'
import { type Facts, foldersUpwards, literalText } from './facts.ts'

/**
 * The address that a variable of an SDK puts in the place of the provider's own, where one is set around the code that makes the client:
 * in a file of variables, a container or the code itself. What cannot be read, or is said in two ways, is unknown; undefined without any.
 */
export function replacedAddress({ replacedBy = [], at }: ServerReading, facts: Facts, definitions: Definitions): Text | undefined {
  const [first, ...more] = addressesFor(replacedBy, at.file.path, facts, definitions).map(({ value }) => literalText(value))
  const unknown = { value: UNKNOWN_PART, at: first?.at ?? at, opaque: true } as const
  const inCode = replacedBy.map((name) => at.file.text.indexOf(name)).find((index) => index >= 0)
  if (inCode !== undefined) return { ...unknown, at: slice(at.file.whole, inCode, inCode).at }
  if (!first && more.length === 0) return undefined
  return first && more.every((one) => one?.value === first.value) ? first : unknown
}

/** Where a key is of use: whatever a variable puts between, one in a provider's own format opens that provider. */
export function opens(credential: Credential, { replacedBy, url }: ServerReading, { endpoint }: Connection): Host | undefined {
  const isOfProvider = credential.form === 'literal' && credential.judged.provider !== undefined
  return replacedBy && isOfProvider && endpoint.at !== url?.at ? undefined : credential.to
}

/** What files of variables and containers set of the names, in the nearest folder from a file's own up that has any. */
function addressesFor(names: readonly string[], path: string, { variables }: Facts, definitions: Definitions): Assignment[] {
  if (names.length === 0) return []
  const own = variables.filter(({ place }) => RUNS_CODE.has(place))
  for (const folder of foldersUpwards(folderOf(path))) {
    const found = own
      .filter(({ at }) => folderOf(at.file.path) === folder)
      .flatMap((one) => names.flatMap((name) => [...namedIn(one.assignments, name), ...handed(one, name, definitions)]))
      .filter(({ value }) => value.parts.some((part) => part.kind === 'reference' || part.text.value !== ''))
    if (found.length > 0) return found
  }
  return []
}

/** Not the settings of an agent's client, whose programs are others, nor a workflow, which tests. */
const RUNS_CODE = new Set<VariablesReading['place']>(['dotenv', 'compose', 'image', 'devcontainer'])

function handed({ envFiles, at }: VariablesReading, name: string, definitions: Definitions): readonly Assignment[] {
  return envFiles.flatMap(({ value }) => {
    const path = pathFrom(at.file, value)
    return path === undefined ? [] : namedIn(definitions.in(path), name)
  })
}
