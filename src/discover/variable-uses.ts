import { codeFile } from '../knowledge/words/files.ts'
import { oneOf } from '../text/pattern.ts'

/** What is looked through for a variable's name. */
export interface Searched {
  readonly paths: ReadonlySet<string>
  readonly text: (path: string) => string | undefined
  /** The folder of the nearest manifest upwards. */
  readonly packageOf: (path: string) => string
}

/** In larger repositories nobody looks: the name is taken for one that somebody uses. */
const MOST_FILES = 6000
/** With fewer files of code in the package, the program that uses it stands somewhere else. */
const LEAST_OWN = 10

/**
 * Whether anything but documents speaks of a variable that the file of a package sets, in whatever spelling: `JWT_EXPIRATION`,
 * `jwt.expiration`, `jwtExpiration`, without the prefix of a settings class. Packages that set it in a file of their own are left out, as
 * what they use is theirs. Files that hand all variables on to a container are a use.
 */
export function usesVariable(name: string, file: string, { paths, text, packageOf }: Searched): boolean {
  const wanted = spelled(name.split('_').length > 2 ? name.slice(name.indexOf('_') + 1) : name)
  if (wanted.length < SHORTEST) return true
  const home = packageOf(file)
  const others = new Set(
    [...paths].filter((path) => ENVIRONMENT.test(path) && packageOf(path) !== home && text(path)?.includes(name)).map(packageOf),
  )
  const searched = [...paths].filter((path) => SPEAKS.test(path) || codeFile.pattern.test(path))
  const own = searched.filter((path) => codeFile.pattern.test(path) && packageOf(path) === home).length
  if (searched.length > MOST_FILES || own < LEAST_OWN) return true
  return searched.some((path) => {
    if (TESTS.test(path) || others.has(packageOf(path))) return false
    const written = text(path)
    return written === undefined || HANDS_ON.test(written) || spelled(written).includes(wanted)
  })
}

/** Shorter names are in every text. */
const SHORTEST = 8

const ENVIRONMENT = /(?:^|\/)\.env[^/]{0,60}$/
const SPEAKS = oneOf(
  '',
  /\.(?:ya?ml|json|toml|sh|properties|xml|conf|cfg|ini|tf|hcl|j2|tpl|erb)$/,
  /(?:^|\/)(?:Dockerfile|Makefile|Procfile)[^/]{0,30}$/,
)
const TESTS = /(?:^|\/)(?:__snapshots__|node_modules)\//
const HANDS_ON = /\benv_file\b|--env-file\b|\benvFrom\b|\bdotenv_values\b|\.\.\.process\.env\b/

/** Small letters and digits alone. */
function spelled(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
}
