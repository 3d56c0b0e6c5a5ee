import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Frameworks whose routes take what no path, body or header gives them out of the query.

export const bindsScalars: Words = {
  because:
    'Frameworks of Python in which a parameter of a simple type that is not in the path is one of the query: ' +
    'https://fastapi.tiangolo.com/tutorial/query-params/, https://django-ninja.dev/guides/input/query-params/.',
  pattern: inTurn('m', /^\s{0,8}/, oneOf('', /from\s{1,4}(?:fastapi|ninja)\b/, /import\s{1,4}(?:fastapi|ninja)\b/)),
  is: ['from fastapi import APIRouter', 'import fastapi', 'from ninja import Router'],
  isNot: ['from flask import request', 'from fastapi_mcp import FastApiMCP', 'import asyncio'],
}

export const scalarText: Words = {
  because: 'Types of a parameter that is a text, without blanks: https://docs.python.org/3/library/typing.html#typing.Optional.',
  pattern: whole('', /["']?(?:str|(?:typing\.)?Optional\[str\]|(?:typing\.)?Union\[str,None\]|str\|None|None\|str)["']?/),
  is: ['str', 'Optional[str]', 'str|None'],
  isNot: ['Annotated[str,Header()]', 'LoginForm', 'list[str]', 'SecretStr'],
}
