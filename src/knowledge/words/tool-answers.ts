import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What makes a tool, and what it gives back in languages that are read without a grammar.

export const makesTool: Words = {
  because: 'Functions and classes that make a tool of an object which describes it, of libraries and of programs.',
  pattern: oneOf(
    'i',
    /(?:^|\.)(?:define|create|make|build)?_?tool$/,
    /(?:^|\.)(?:(?:Dynamic)?StructuredTool|FunctionTool)(?:\.from(?:_function)?)?$/,
  ),
  is: ['tool', 'createTool', 'ai.defineTool', 'DynamicStructuredTool', 'FunctionTool.from', 'StructuredTool.from_function', 'Tool'],
  isNot: ['registerTool', 'toolbar', 'Array.from', 'addTool'],
}

export const tableGivenBack: Words = {
  because:
    'A table with names and values, as it is written: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Map.html.',
  pattern: /^(?:\[|Map\.of\(|mapOf\()/,
  is: ["['a' => $b]", 'Map.of("a", b)', 'mapOf("a" to b)'],
  isNot: ['Map.copyOf(a)', 'List.of(a)'],
}
