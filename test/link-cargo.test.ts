import { expect, test } from 'vitest'
import { cargoOf, shipmentOf } from '../src/link/cargo.ts'
import type { ShippingReading } from '../src/model/reading.ts'
import { SourceFile } from '../src/text/source.ts'

const at = { file: new SourceFile('Dockerfile', ''), start: 0, end: 0 }
const shipping = (folder: string, includes: string[], excludes: string[] = []): ShippingReading => ({
  kind: 'shipping',
  what: 'the Docker image',
  folder,
  includes,
  excludes,
  at,
})
const all = shipping('', ['*'], ['/desk', '*.pem'])
const desk = shipping('', ['/desk/*.env', '/Desk[0-9]/.env'])
const api = shipping('api', ['/*', '!/kept.env'])
const cargo = cargoOf([all, desk, api])

test.each([
  ['.env', all],
  ['key.pem', undefined],
  ['desk/a.env', desk],
  ['desk/a.txt', undefined],
  ['desk7/.env', desk],
  ['deskx/.env', all],
  ['api/.env', api],
  // What one leaves out, another takes along.
  ['api/kept.env', all],
  ['apiary/.env', all],
])('%s', (path, by) => expect(shipmentOf(path, cargo)).toBe(by))

test('of patterns that begin alike the first hundred count, and one that is told twice counts once', () => {
  const many = Array.from({ length: 300 }, (_, i) => shipping('', [`/*_${i % 150}.env`]))
  expect(shipmentOf('a_99.env', cargoOf(many))).toBe(many[99])
  expect(shipmentOf('a_149.env', cargoOf([...many.slice(140, 150), ...many]))).toBe(many[149])
  expect(shipmentOf('a_140b.env', cargoOf(many))).toBeUndefined()
})
