import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { certificateFiles, certifiedNames, isOfDevelopmentCa } from '../src/classify/certificate.ts'
import { inCheckout } from './materialise.ts'

const FIXTURE = inCheckout('fixtures/rules/secret-literal-tracked/bad-key-beside-certificate')
const own = readFileSync(`${FIXTURE}/compose/certs/server.crt`, 'utf8')
const shop = readFileSync(`${FIXTURE}/deploy/pay-cert.pem`, 'utf8')

it('tells the names that a certificate is for', () => {
  expect(certifiedNames(own)).toEqual(['localhost'])
  expect(certifiedNames(`a key before it\n${shop}`)).toEqual(['pay.fernhill-goods.io'])
  expect(certifiedNames(`${own}${shop}`)).toEqual(['localhost'])
})

it('tells who alone believes a certificate', () => {
  const folder = inCheckout('fixtures/rules/secret-literal-tracked/bad-meant-for-others/certs')
  const issuedFor = (name: string) => isOfDevelopmentCa(readFileSync(`${folder}/${name}.pem`, 'utf8'))
  expect(['desk', 'shop', 'desk-key'].map(issuedFor)).toEqual([true, false, false])
})

it.each([
  ['nothing', ''],
  ['no certificate', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'],
  ['a broken one', own.replace(/\n[A-Za-z]/, '\n*')],
  ['one that is cut off', own.slice(0, 300)],
  ['rubbish', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(1e6)}`],
])('is silent on %s', (_, pem) => expect(certifiedNames(pem)).toEqual([]))

it.each([
  ['certs/server.key', 'certs/server.crt'],
  ['server-key.pem', 'server-cert.pem'],
  ['server-key.pem', 'server.pem'],
  ['a/key.pem', 'a/cert.pem'],
  ['a/privkey.pem', 'a/fullchain.pem'],
  ['tls.key', 'tls.crt'],
])('of %s may be in %s', (key, certificate) => expect(certificateFiles(key)).toContain(certificate))

it('looks for no other file, nor for the key itself', () => {
  expect(certificateFiles('a/server.key')).not.toContain('a/ca.crt')
  expect(certificateFiles('server.pem')).not.toContain('server.pem')
})
