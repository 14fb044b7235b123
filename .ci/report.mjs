// What the reports of the test runs say, for people and for the script beside this.
//   report.mjs failed REPORT    the files with a failed test, one a line
//   report.mjs sum FOLDER       every failed test with its reason, what only passed when tried again, and the sum
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

const REASON_LINES = 12

const [what, path] = process.argv.slice(2)
if (what === 'failed') {
  for (const { name } of read(path).testResults.filter(({ status }) => status === 'failed'))
    console.log(relative(process.cwd(), name))
} else sum(path)

function sum(folder) {
  let passed = 0
  let failed = 0
  for (const name of readdirSync(folder).filter((each) => /(?<!-again)\.json$/.test(each))) {
    const report = read(join(folder, name))
    const again = join(folder, `${basename(name, '.json')}-again.json`)
    const second = existsSync(again) ? testsOf(read(again)) : new Map()
    passed += report.numPassedTests
    for (const [key, test] of testsOf(report)) {
      if (test.status !== 'failed') continue
      const isPassing = second.get(key)?.status === 'passed'
      if (isPassing) passed++
      else failed++
      console.log(
        `\n${isPassing ? 'passed only when tried again' : 'FAILED'}: ${key}\n${reasonOf(second.get(key) ?? test)}`,
      )
      if (isPassing) console.log(reasonOf(test))
    }
    const broken = existsSync(again) ? read(again) : report
    for (const { name: file, message } of broken.testResults.filter(isBroken)) {
      failed++
      console.log(`\nFAILED: ${relative(process.cwd(), file)}\n${message}`)
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`)
}

/** A file that fails before its first test. */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
}

function testsOf({ testResults }) {
  return new Map(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((test) => [`${relative(process.cwd(), name)} › ${test.fullName}`, test]),
    ),
  )
}

function reasonOf({ failureMessages = [] }) {
  return failureMessages
    .flatMap((message) => message.split('\n').slice(0, REASON_LINES))
    .map((line) => `  ${line}`)
    .join('\n')
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
