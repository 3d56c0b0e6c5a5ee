import type { Reporter } from './reporter.ts'

/** The report formats. Each is loaded by the runs that need it. */
export const reporters = {
  text: async (): Promise<Reporter> => (await import('./text.ts')).text,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
} as const

export type Format = keyof typeof reporters

export const formats = Object.keys(reporters) as Format[]
