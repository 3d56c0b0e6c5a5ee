import { expect, test } from 'vitest'
import { isSchemaExample } from '../src/link/schema-examples.ts'
import { isShownToReaders } from '../src/link/shown-values.ts'
import { SourceFile } from '../src/text/source.ts'

/** The place of a word in a file. */
function placeOf(word: string, path: string, text: string) {
  const start = text.indexOf(word)
  return { file: new SourceFile(path, text), start, end: start + word.length }
}

test.each([
  ['a sample in a description', 'Api.java', 'String DEVICE_DESCRIPTION = "{ \\"deviceSecret\\": \\"zq8\\" }";', true],
  ['a value of its own', 'Api.java', 'String DEVICE_DESCRIPTION = "zq8";', false],
  ['a sample that describes nothing', 'Api.java', 'String body = "{ \\"deviceSecret\\": \\"zq8\\" }";', false],
  ['a sample in a file of settings', 'api.yaml', 'DEVICE_DESCRIPTION = "{ \\"deviceSecret\\": \\"zq8\\" }"', false],
])('%s is shown to readers', (_, path, text, is) => {
  expect(isShownToReaders(placeOf('zq8', path, text))).toBe(is)
})

test.each([
  ['in a list beside a description', 'key: str = Field(description="The key", examples=["zq8"])', true],
  ['before a description, with blanks', "z.string().openapi({ example : 'zq8', description: 'The key' })", true],
  ['beside nothing that describes', 'key: str = Field(examples=["zq8"])', false],
  ['a default', 'key: str = Field(description="The key", default="zq8")', false],
])('an example of a schema: %s', (_, text, is) => {
  expect(isSchemaExample(placeOf('zq8', 'model.py', `# ours\n${text}\n`))).toBe(is)
})
