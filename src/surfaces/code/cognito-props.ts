import { cognitoClientBuilder, cognitoClientObject, cognitoClientWords } from '../../knowledge/libraries/cognito-clients.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt, cutTo, type Span } from '../../text/source.ts'
import { readConstruct } from '../idp/cognito-construct.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { languageOf } from '../../program/written/index.ts'

/** App clients of Cognito in the other languages of the AWS CDK: `new UserPoolClientProps { … }`, `UserPoolClientProps.builder()`. */
export default defineTextSurface({
  id: 'cognito-props',
  name: 'Cognito user pool clients in C#, Go, Java and Kotlin',
  spec: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html',
  counts: 'code',
  files: ['**/*.{cs,go,java,kt}'],
  mentions: cognitoClientWords,
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    for (const said of saidIn(text, language)) {
      const properties = isProps(said) ? named(said.value) : undefined
      if (properties?.kind !== 'map') continue
      const owner = { what: 'Cognito client', product: 'cognito' }
      yield* readConstruct({
        properties,
        owner,
        at: headOf(said),
        named: (key) => nameIn(language, key),
        written: (key, value) => spelled(language, key, value),
      })
    }
  },
})

function isProps({ is, name }: Said): boolean {
  return (is === 'object' && cognitoClientObject.pattern.test(name)) || (is === 'chain' && cognitoClientBuilder.pattern.test(name))
}

/** The type, and not all that is given. */
function headOf({ at, name }: Said): Span {
  return cutTo(at, name.length)
}

/** Keys by the names of TypeScript, and the values that Go hands on by pointer: `jsii.Bool(true)`. */
function named(node: Node): Node {
  if (node.kind === 'map')
    return {
      ...node,
      entries: node.entries.map(({ key, value, at }) => ({ key: { ...key, value: camel(key.value) }, value: named(value), at })),
    }
  if (node.kind !== 'dynamic') return node
  const pointed = /^jsii\.Bool\((true|false)\)$/.exec(codeAt(node.at, 40))?.[1]
  return pointed === undefined ? node : { kind: 'scalar', value: pointed === 'true', at: node.at, opaque: true }
}

function camel(name: string): string {
  return name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/^OAuth$/, 'oAuth')
}

/** A property as the language names it. */
function nameIn(language: CLike, key: string): string {
  return language === 'java' || language === 'kt' ? key : key.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** A property as the language sets it; of values there are `true` and a duration. */
function spelled(language: CLike, key: string, value: string): string {
  const name = nameIn(language, key)
  if (language === 'java' || language === 'kt') return `${name}(${value})`
  if (language === 'cs') return `${name} = ${value.replace('.seconds', '.Seconds')}`
  return `${name}: ${value === 'true' ? 'jsii.Bool(true)' : 'awscdk.Duration_Seconds(jsii.Number(0))'}`
}
