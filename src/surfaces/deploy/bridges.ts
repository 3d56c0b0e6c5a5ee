import { type Bridge, bridges, unnamedBridge } from '../../knowledge/bridges.ts'

/** An unknown program is a bridge when it gets an http address beside a header, or by an option that names the transport. */
export function bridgeByOptions(args: readonly { readonly value: string }[]): Bridge | undefined {
  const address = args.some(({ value }) => /^(?:--[\w-]+=)?https?:\/\//.test(value))
  const option = args.some(({ value }) => /^(?:--header|-H|--sse|--sse-url|--streamable-?http)(?:=|$)/i.test(value))
  return address && option ? unnamedBridge : undefined
}

/** The bridge that a program's package name names. */
export function bridgeNamed(program: string): Bridge | undefined {
  const name = program.split('/').at(-1) === 'mcp-remote' ? 'mcp-remote' : program
  return bridges.find((one) => one.programs.includes(name))
}
