import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const handsEnvironment: Words = {
  because: 'The whole environment of this process, for a program that it starts, of which nothing is taken away.',
  pattern: oneOf(
    '',
    /(?:,\s{0,40}|\bEnv\s?=\s?)(?:append\(\s{0,40}|slices\.(?:Clone|Concat)\(\s{0,40})?os\.Environ\(\)/,
    /\.env\(\s{0,40}(?:new \w{0,12}Map<[^>\n]{0,40}>\(\s{0,4})?System\.getenv\(\)/,
    /\bEnvironmentVariables\s?=\s{0,40}(?:System\.)?Environment\.GetEnvironmentVariables\(\)(?!\s{0,40}(?:\.\w{1,20}(?:<\w{1,40}>)?\(\)\s{0,40}){0,3}\.Where\()/,
    /\.envs\(\s{0,40}(?:std::)?env::vars(?:_os)?\(\)\s{0,40}\)/,
  ),
  is: [
    ', os.Environ(), "-y"',
    'cmd.Env = append(os.Environ(), "REGION=eu")',
    '.env(System.getenv())',
    '.env(new HashMap<>(System.getenv()))',
    'EnvironmentVariables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()',
    '.envs(std::env::vars())',
  ],
  isNot: [
    'cmd.Env = []string{"REGION=" + os.Getenv("REGION")}',
    '.env(Map.of("REGION", System.getenv("REGION")))',
    'EnvironmentVariables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(allowed)',
    '.envs(std::env::vars().filter(|one| allowed(one)))',
  ],
}
