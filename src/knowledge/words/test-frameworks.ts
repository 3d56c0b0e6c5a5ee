import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What files of tests load, by the names that they import.

export const loadsTests: Words = {
  because: 'A runner of tests that a file imports.',
  pattern: oneOf(
    'm',
    inTurn(
      '',
      /\b(?:from|require\()\s{0,3}['"]/,
      /(?:vitest|node:test|bun:test|@jest\/globals|ava|qunit|mocha|chai|tap|uvu|supertest|@playwright\/test)['"]/,
    ),
    /^(?:import|from) (?:pytest|unittest)\b(?!\.mock)/,
    // Go, Java and Kotlin, C#, PHP. Only what tests share imports Go's package outside of `_test.go`.
    /^(?:import[ \t]{1,4}|[ \t]{1,8})"testing"[ \t\r]*$/,
    inTurn(
      '',
      /^import (?:static )?/,
      /(?:org\.(?:junit|testng|mockito|assertj|springframework\.(?:boot\.)?test)|kotlin\.test|io\.kotest)\./,
    ),
    /^using (?:static )?(?:Xunit|NUnit\.Framework|Moq|Microsoft\.VisualStudio\.TestTools\.UnitTesting)[;.]/,
    // Hooks that a runner of contract tests calls: https://dredd.org/en/latest/hooks/go.html, https://dredd.org/en/latest/hooks/python.html
    /^(?:import[ \t]{1,4}|[ \t]{1,8})(?:\w{1,20}[ \t]{1,4})?"github\.com\/snikch\/goodman\/\w{1,20}"[ \t\r]*$/,
    /^(?:import|from) dredd_hooks\b/,
    // What others share for their own tests: `Microsoft.Identity.Test.LabInfrastructure`, with its users of a laboratory.
    /^using (?:static )?[A-Z]\w{0,40}\.(?:\w{1,40}\.){0,4}Tests?(?:\.\w{1,40}){0,4};/,
    /^use PHPUnit\\Framework\\/,
  ),
  is: [
    "import { test } from 'vitest'",
    "require('mocha')",
    'import pytest',
    'import "testing"',
    'import org.junit.jupiter.api.Test;',
    'using Xunit;',
    'import "github.com/snikch/goodman/hooks"',
    'import dredd_hooks as hooks',
    'using Acme.Identity.Test.LabInfrastructure;',
  ],
  isNot: [
    "from 'vitest-tools'",
    'from unittest.mock import patch',
    'import "testing/fstest"',
    'import "github.com/acme/goodman/hooks"',
    'using XunitLike;',
    'using Acme.Identity.Latest.Client;',
  ],
}

export const requestCollection: Words = {
  because: 'The schema of a collection of requests: https://learning.postman.com/docs/tests-and-scripts/write-scripts/test-scripts/',
  pattern: /schema\.getpostman\.com/,
  is: ['"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"'],
  isNot: ['https://www.getpostman.com'],
}
