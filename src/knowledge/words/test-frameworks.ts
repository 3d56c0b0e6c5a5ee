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
      /(?:org\.(?:junit|testng|mockito|assertj|hamcrest|springframework\.(?:boot\.)?test)|kotlin\.test|io\.kotest)\./,
    ),
    // What drives a program from outside, as its users would: https://rest-assured.io, https://docs.gatling.io, https://selenide.org
    /^import (?:static )?(?:io\.restassured|io\.gatling|com\.codeborne\.selenide)\./,
    // https://grafana.com/docs/k6/latest/, https://docs.locust.io
    /^import [^\n]{1,80} from ['"]k6(?:\/[\w/-]{1,40})?['"]/,
    /^from locust import\b/,
    /^using (?:static )?(?:Xunit|NUnit\.Framework|Moq|Microsoft\.VisualStudio\.TestTools\.UnitTesting)[;.]/,
    // Hooks that a runner of contract tests calls: https://dredd.org/en/latest/hooks/go.html, https://dredd.org/en/latest/hooks/python.html
    /^(?:import[ \t]{1,4}|[ \t]{1,8})(?:\w{1,20}[ \t]{1,4})?"github\.com\/snikch\/goodman\/\w{1,20}"[ \t\r]*$/,
    /^(?:import|from) dredd_hooks\b/,
    // What others share for their own tests: `Microsoft.Identity.Test.LabInfrastructure`, with its users of a laboratory.
    /^using (?:static )?[A-Z]\w{0,40}\.(?:\w{1,40}\.){0,4}Tests?(?:\.\w{1,40}){0,4};/,
    /^use (?:PHPUnit\\Framework|Behat|Codeception)\\/,
    /^require ['"](?:rspec|minitest|test\/unit|(?:rails|spec|test)_helper|webmock|factory_(?:bot|girl))(?:[_/][\w/]{1,40})?['"]/,
    /^from factory\.(?:django|alchemy|mongoengine) import\b/,
  ),
  is: [
    "import { test } from 'vitest'",
    "require('mocha')",
    'import pytest',
    'import "testing"',
    'import org.junit.jupiter.api.Test;',
    'using Xunit;',
    'import io.restassured.RestAssured.given',
    'import static io.gatling.javaapi.http.HttpDsl.http;',
    "import http from 'k6/http'",
    'from locust import HttpUser',
    'import "github.com/snikch/goodman/hooks"',
    'import dredd_hooks as hooks',
    'using Acme.Identity.Test.LabInfrastructure;',
    'require "factory_bot_rails"',
    "require 'minitest/autorun'",
    'from factory.django import DjangoModelFactory',
    'use Behat\\Behat\\Context\\Context;',
  ],
  isNot: [
    "from 'vitest-tools'",
    'from unittest.mock import patch',
    'import "testing/fstest"',
    'import "github.com/acme/goodman/hooks"',
    'using XunitLike;',
    'import io.restassuredly.Client',
    "import k6 from './k6'",
    'from locust_plugins import users',
    'using Acme.Identity.Latest.Client;',
    "require 'factory'",
    'from factory import create_app',
  ],
}

/** The name of a variable that says in which environment a program runs. */
const ENVIRONMENT = /["'\[({\s.]{0,4}[A-Z_]{0,30}ENV(?:IRONMENT)?["'\])]{0,4}/
/** A program goes no further. */
const STOPS = /(?:abort|raise|throw|exit|die|panic|return|sys\.exit|process\.exit|log\.Fatal|os\.Exit)\b/

export const onlyRunsInTests: Words = {
  because: 'A script that stops where it begins unless it runs in the environment of tests.',
  pattern: oneOf(
    'm',
    // Ruby: https://api.rubyonrails.org/classes/Rails.html#method-c-env
    /^(?:abort|raise|exit|return)\b[^\n]{0,200}? (?:unless Rails\.env\.test\?|if !Rails\.env\.test\?)/,
    inTurn('', /^(?:abort|raise|exit|return)\b[^\n]{0,200}? unless ENV/, ENVIRONMENT, / ?== ?["']test["']/),
    inTurn('', /^unless Rails\.env\.test\?\s{1,40}/, STOPS),
    inTurn(
      '',
      /^if \(process\.env/,
      ENVIRONMENT,
      / ?!==? ?["']test["']\) ?\{?\s{0,40}(?:console\.\w{1,10}\([^\n]{0,200}\n\s{0,40})?/,
      STOPS,
    ),
    inTurn('', /^if os\.(?:environ\.get\(|getenv\(|environ\[)/, ENVIRONMENT, /[^\n]{0,20} != ["']test(?:ing)?["']:\s{1,40}/, STOPS),
    inTurn('', /^if \(\s?\(?(?:getenv\(|\$_(?:ENV|SERVER)\[)/, ENVIRONMENT, /[^\n]{0,20} !==? ['"]test(?:ing)?['"]\) ?\{?\s{0,40}/, STOPS),
    inTurn('', /^func main\(\) \{\s{1,8}if os\.Getenv\(/, ENVIRONMENT, /\)? != "test" \{\s{1,40}/, STOPS),
  ),
  is: [
    'abort("Use RAILS_ENV=test") unless Rails.env.test?',
    'exit 1 unless ENV["RACK_ENV"] == "test"',
    'unless Rails.env.test?\n  abort "for tests"',
    "if (process.env.NODE_ENV !== 'test') {\n  throw new Error('for tests')",
    'if os.environ.get("APP_ENV") != "test":\n    sys.exit("for tests")',
    "if (getenv('APP_ENV') !== 'test') {\n    exit(1);",
    'func main() {\n\tif os.Getenv("APP_ENV") != "test" {\n\t\tlog.Fatal("for tests")',
  ],
  isNot: [
    '  abort("not here") unless Rails.env.test?',
    'abort("not here") if Rails.env.test?',
    'abort("no key") unless ENV["API_KEY"]',
    "if (process.env.NODE_ENV !== 'test') {\n  app.listen(3000)",
    "if (process.env.NODE_ENV === 'test') {\n  throw new Error('not here')",
    'raise "not here" unless Rails.env.production?',
  ],
}

export const requestCollection: Words = {
  because: 'The schema of a collection of requests: https://learning.postman.com/docs/tests-and-scripts/write-scripts/test-scripts/',
  pattern: /schema\.getpostman\.com/,
  is: ['"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"'],
  isNot: ['https://www.getpostman.com'],
}

export const standIn: Words = {
  because: 'Names of types that stand in for another where a program is tried out.',
  pattern: /(?:^|[^A-Za-z])(?:Mock|Fake|Stub(?!Hub)|Dummy)[A-Z]\w{0,80}|[a-z](?:Mock|Fake|Stub)\b/,
  is: ['MockEmailService', 'FakeMailer', 'StubSender', 'EmailServiceMock'],
  isNot: ['EmailService', 'Mockery', 'mockMail', 'Faker', 'Stubborn', 'StubHubClient'],
}

/** What a build gives to the code of its module, and to no tests of it. */
const GIVEN = /(?:^|[\s{;])(?:implementation|api|compile|compileOnly|runtimeOnly)\b[^\n"']{0,60}/

export const builtOfTests: Words = {
  because:
    'A module of Gradle whose own code drives another program from outside: https://docs.gradle.org/current/userguide/java_plugin.html',
  pattern: oneOf(
    '',
    inTurn(
      '',
      GIVEN,
      /["'](?:io\.rest-assured:|io\.gatling|com\.codeborne:selenide|com\.intuit\.karate:|io\.karatelabs:|net\.serenity-bdd:)/,
    ),
    /\bid[ (]{1,3}["']io\.gatling\.gradle["']/,
  ),
  is: [
    'dependencies { implementation("io.rest-assured:rest-assured") }',
    "    api 'com.codeborne:selenide:7.0'",
    'plugins { id("io.gatling.gradle") version "3.15.1" }',
  ],
  isNot: [
    'testImplementation("io.rest-assured:rest-assured")',
    "    integrationTestImplementation 'io.rest-assured:rest-assured'",
    'implementation("org.junit.jupiter:junit-jupiter-api")',
  ],
}

export const builtToServe: Words = {
  because: 'A module of Gradle that is started or serves, beside what else it is built of.',
  pattern: oneOf(
    '',
    /["'](?:org\.springframework\.boot|io\.quarkus|io\.micronaut\.[\w.]{1,40}|io\.ktor\.plugin|com\.google\.cloud\.tools\.jib)["']/,
    /(?:^|[\s{;])(?:application\b(?= {0,4}[{\n]|$)|id[ (]{1,3}["']application["']|mainClass)/,
    inTurn('', GIVEN, /["'](?:io\.ktor:ktor-server|org\.springframework\.boot:|io\.javalin:)/),
  ),
  is: [
    'id("org.springframework.boot") version "3.4"',
    "id 'application'",
    'plugins {\n    application\n}',
    'implementation("io.ktor:ktor-server-netty")',
  ],
  isNot: ['alias(libs.plugins.kotlin.jvm)', 'implementation("com.acme:application-model")'],
}
