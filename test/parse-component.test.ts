import { describe, expect, test } from 'vitest'
import { scriptsIn } from '../src/parse/component.ts'
import { expectLinear } from './linear.ts'

const words = (text: string) => scriptsIn(text).code.trim()

describe('scripts of a component', () => {
  test('each character stands at its own place', () => {
    const text = `<template>\r\n  <p>don't</p>\n</template>\n<script setup lang="ts">\nconst a = 'é'\n</script>\n<style>a { }</style>\n`
    const { code, ending } = scriptsIn(text)
    expect(code).toHaveLength(text.length)
    expect(code.indexOf('const a')).toBe(text.indexOf('const a'))
    expect(code.split('\n')).toHaveLength(text.split('\n').length)
    expect(code.trim()).toBe(`const a = 'é'`)
    expect(ending).toBe('.mts')
  })

  test('several scripts are one text, in their order', () => {
    expect(words('<script>a()</script><script setup>b()</script>').replace(/\s+/g, ' ')).toBe('a() b()')
  })

  test.each([
    ['of data', '<script type="application/ld+json">{}</script>'],
    ['of another language', '<script lang="coffee">a = -> 1</script>'],
    ['in a comment', '<!-- <script>a()</script> -->'],
    ['behind a comment that never ends', '<!-- <script>a()</script>'],
    ['that never ends', '<script>a()'],
  ])('a script %s is left out', (_, text) => expect(words(text)).toBe(''))

  test.each(['<script type="module">', '<script lang="ts" generic="T extends Record<string, string>">', "<script context='module'>"])(
    '%s is read',
    (opening) => expect(words(`${opening}a()</script>`)).toBe('a()'),
  )

  test('markup in the code asks for another parser', () => {
    expect(scriptsIn('<script lang="tsx">a()</script>').ending).toBe('.tsx')
  })

  test.each(['<script ', '<script>', '<!-- ', '<script a="', '<script><!--'])('%s without an end takes linear time', (piece) => {
    expectLinear((size) => void scriptsIn(piece.repeat(size)), 25_000)
  })
})
