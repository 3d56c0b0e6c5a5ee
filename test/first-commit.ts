import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

/** A file of the index: its path, its mode in octal, what it holds, and the name of its blob. */
export interface Entry {
  readonly path: string
  readonly mode: '100644' | '100755'
  readonly content: Buffer
  readonly blob: Buffer
}

/**
 * What `git add` and `git commit` would write of files that no attributes change: the first commit of a repository, and an index that has
 * further files beside it. A test starts hundreds of repositories, and starting git takes longer than all else.
 * https://git-scm.com/docs/index-format, https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function firstCommit(root: string, committed: readonly string[], staged: readonly string[]): void {
  const indexed = entriesOf(root, [...committed, ...staged])
  const first = new Set(committed)
  writeCommit(
    root,
    indexed.filter(({ path }) => first.has(path)),
    indexed,
  )
}

/** Files as git would have them in its index. */
export function entriesOf(root: string, paths: readonly string[]): Entry[] {
  return paths.map((path) => entryOf(root, path)).sort((a, b) => Buffer.compare(bytes(a.path), bytes(b.path)))
}

/** Writes the first commit, and the index, into what `emptyRepository` has made. */
export function writeCommit(root: string, committed: readonly Entry[], indexed: readonly Entry[]): void {
  for (const { content } of indexed) written(root, 'blob', content)
  const by = 'fixture <fixture@example.org> 1788264000 +0000'
  const tree = `tree ${treeOf(root, committed).toString('hex')}`
  const commit = written(root, 'commit', bytes(`${tree}\nauthor ${by}\ncommitter ${by}\n\ninitial import\n`))
  writeFileSync(join(root, '.git/refs/heads/main'), `${commit.toString('hex')}\n`)
  writeFileSync(join(root, '.git/index'), indexOf(indexed))
}

function entryOf(root: string, path: string): Entry {
  const mode = (statSync(join(root, path)).mode & 0o100) === 0 ? '100644' : '100755'
  const content = readFileSync(join(root, path))
  return { path, mode, content, blob: objectOf('blob', content).name }
}

/** The tree of a folder; `entries` are sorted by their whole paths, and a folder sorts as if its name ended in `/`. */
function treeOf(root: string, entries: readonly Entry[], folder = ''): Buffer {
  const parts: Buffer[] = []
  for (let i = 0; i < entries.length;) {
    const { path, mode, blob } = entries[i] as Entry
    const name = path.slice(folder.length)
    const slash = name.indexOf('/')
    if (slash < 0) {
      parts.push(bytes(`${mode} ${name}\0`), blob)
      i++
      continue
    }
    const below = path.slice(0, folder.length + slash + 1)
    const inside = entries.filter((entry) => entry.path.startsWith(below))
    parts.push(bytes(`40000 ${name.slice(0, slash)}\0`), treeOf(root, inside, below))
    i += inside.length
  }
  return written(root, 'tree', Buffer.concat(parts))
}

type ObjectType = 'blob' | 'tree' | 'commit'

/** An object of git, and its name. */
function objectOf(type: ObjectType, content: Buffer): { readonly whole: Buffer; readonly name: Buffer } {
  const whole = Buffer.concat([bytes(`${type} ${content.length}\0`), content])
  return { whole, name: createHash('sha1').update(whole).digest() }
}

/** Writes a loose object, and returns its name. */
function written(root: string, type: ObjectType, content: Buffer): Buffer {
  const { whole, name } = objectOf(type, content)
  const hex = name.toString('hex')
  mkdirSync(join(root, '.git/objects', hex.slice(0, 2)), { recursive: true })
  writeFileSync(join(root, '.git/objects', hex.slice(0, 2), hex.slice(2)), deflateSync(whole, { level: 1 }))
  return name
}

/** Version 2, without what git knows of the files on disk: it looks for itself. */
function indexOf(entries: readonly Entry[]): Buffer {
  const header = Buffer.alloc(12)
  header.write('DIRC')
  header.writeUInt32BE(2, 4)
  header.writeUInt32BE(entries.length, 8)
  const all = Buffer.concat([header, ...entries.map(indexEntry)])
  return Buffer.concat([all, createHash('sha1').update(all).digest()])
}

function indexEntry({ path, mode, blob }: Entry): Buffer {
  const name = bytes(path)
  // One to eight NULs, up to a multiple of eight.
  const entry = Buffer.alloc(62 + name.length + (8 - ((62 + name.length) % 8)))
  entry.writeUInt32BE(parseInt(mode, 8), 24)
  blob.copy(entry, 40)
  entry.writeUInt16BE(Math.min(name.length, 0xfff), 60)
  name.copy(entry, 62)
  return entry
}

/** A text as git writes it. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, 'utf8')
}
