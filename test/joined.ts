import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lint } from '../src/lint.ts'
import type { Connection, Credential, Host, Model, SecretFile, StoredSecret } from '../src/model/index.ts'
import { NOW } from './materialise.ts'

/** What the files of a folder without git say once they are joined, a line for each connection, credential, stored secret and its file. */
export async function joined(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'work-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { model, failures } = await lint({ root, now: NOW, concurrency: 1 })
    for (const { cause } of failures) throw cause
    return said(model)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** The same of a model. */
export function said(model: Model): string[] {
  return [
    ...model.connection.flatMap(ofConnection),
    ...model.storedSecret.flatMap(ofSecret),
    ...model.secretFile.flatMap(ofFile),
    ...model.transportSetting.map(({ problem, written, host }) => `transport ${problem} ${written} ${host ?? ''}`.trimEnd()),
    ...model.argumentReference.map(({ option, place }) => `argument ${option} ${place}`),
    ...model.grantUse.map(({ grant, by, local, at }) => `grant ${grant} by ${by} at ${at.file.path}${local ? ', local' : ''}`),
    ...model.publicClientSecret.map(({ owner, shippedTo }) => `public ${owner.name ?? owner.what}: ${shippedTo}`),
  ]
}

function ofConnection({ name, protocol, source, endpoint, opensModel, evidence, credentials }: Connection): string[] {
  const of = endpoint.transport === 'stdio' && endpoint.local ? ` of ${endpoint.local.vendor}` : ''
  const on = endpoint.transport === 'stdio' && endpoint.over ? ` on ${ofHost(endpoint.over)}` : ''
  const where =
    endpoint.transport === 'http'
      ? `to ${ofHost(endpoint.host)}${endpoint.bridge ? ` over ${endpoint.bridge}` : ''}`
      : `runs ${endpoint.program}${of}${on}`
  return [
    `${name.value} by ${source}: ${protocol}, ${where}${opensModel ? ', opens a model' : ''}`,
    ...evidence.map(({ is, say }) => `  ${is}: ${say}`),
    ...credentials.flatMap(ofCredential),
  ]
}

function ofHost(host: Host | undefined): string {
  return host ? `${host.shown || '?'}, ${host.class} (${host.because})` : 'nowhere'
}

function ofCredential(credential: Credential): string[] {
  const { sentAs, place, to, pairing, confidence } = credential
  const way = `    ${pairing} ${confidence} to ${ofHost(to)}`
  if (credential.form === 'literal') {
    const { judged } = credential
    return [`  ${sentAs} in ${place}: ${judged.class} ${judged.what}, ${credential.judged.confidence}`, way]
  }
  const { store, name, definition, provider } = credential
  return [
    `  ${sentAs} in ${place}: ${store} ${name}${provider ? ` of ${provider}` : ''}`,
    ...(definition ? [`    is ${definition.judged?.what ?? 'unknown'} at ${definition.at.file.path}`] : []),
    way,
  ]
}

function ofSecret({ credential, place, name, hosts, uses, role, at }: StoredSecret): string[] {
  return [
    `secret ${name?.value ?? '-'} at ${at.file.path}, ${place}: ${credential.judged.class} ${credential.judged.what}`,
    ...hosts.map((host) => `  to ${ofHost(host)}`),
    ...uses.map(({ label, at: use }) => `  ${label}: ${use.file.path}`),
    ...Object.entries(role).flatMap(([is, yes]) => (yes === true ? [`  ${is}`] : [])),
  ]
}

function ofFile({ file, secrets, template, shippedBy, readers }: SecretFile): string[] {
  return [
    `file ${file.path} keeps ${secrets.length}${template ? ', a template' : ''}`,
    ...(shippedBy ? [`  ${shippedBy.label}`] : []),
    ...readers.map(
      ({ agent, deny, denyBy }) => `  read by ${agent}: ${deny}${denyBy ? ` (${'item' in denyBy ? denyBy.item : denyBy.line})` : ''}`,
    ),
  ]
}
