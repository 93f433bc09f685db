import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shortestCounterexamples } from '../tcp/search/found.ts'
import { simulate } from '../tcp/simulate.ts'
import { checkCourse } from './check/course.ts'
import { libraryProblems } from './check/library.ts'
import { glossaryProblems, mythProblems } from './check/list-rules.ts'
import { confirmationOf, parityProblems } from './check/parity.ts'
import { scenarioText, searchedScenarios, searchProblems } from './check/search-rules.ts'

/**
 * `npm run check` runs this: prints what is wrong with the course, and fails when something is. With `--confirm` it
 * notes that both languages of everything have been read side by side and say the same; with `--search` it writes the
 * counterexamples that the search finds.
 */
const root = fileURLToPath(new URL('.', import.meta.url))

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const searchedFolder = join(root, 'interview', 'scenarios')
const searched = searchedScenarios(shortestCounterexamples())
if (process.argv.includes('--search')) {
  for (const [name, scenario] of searched) writeFileSync(join(searchedFolder, `${name}.json`), scenarioText(scenario))
}

const folders = ['lessons', 'misconceptions', 'interview', 'scenarios', 'messages']
const lists = ['glossary/terms.yaml', 'myths.yaml']
const paths = [...folders.flatMap((folder) => filesBelow(join(root, folder))), ...lists.map((list) => join(root, list))]
const nameOf = (path: string) => relative(root, path).split(sep).join('/')
const files = new Map(paths.map((path) => [nameOf(path), readFileSync(path, 'utf8')]))

const namesIn = (folder: string, pattern: RegExp) =>
  new Set(readdirSync(folder).flatMap((name) => pattern.exec(name)?.[1] ?? []))
const recordings = namesIn(join(root, '..', 'tcp', 'recordings'), /^(?!matrix\.)(.+)\.json$/)
const { problems: ofCourse, lessons, questions, interview, balances } = checkCourse(files, simulate, recordings)
const slugs = namesIn(join(root, 'lessons'), /^\d\d-(.+)$/)
const confirmedFile = join(root, 'confirmed.json')
if (process.argv.includes('--confirm')) {
  writeFileSync(confirmedFile, `${JSON.stringify(confirmationOf(files), null, 1)}\n`)
}
const confirmed = existsSync(confirmedFile) ? JSON.parse(readFileSync(confirmedFile, 'utf8')) : {}

const problems = [
  ...ofCourse,
  ...parityProblems(files, confirmed),
  ...libraryProblems(files, recordings, slugs),
  ...glossaryProblems(files, slugs),
  ...mythProblems(files),
  ...searchProblems(files, searched),
]

for (const { file, line, text } of problems) console.error(`content/${file}:${line}: ${text}`)
for (const { locale, questions: choices, longest, fairShare } of balances) {
  console.log(
    `${locale}: the correct option is the longest in ${longest.length} of ${choices}; by chance ${fairShare.toFixed(1)}`,
  )
}
console.log(`${lessons} lessons, ${questions} questions, ${interview} interview questions, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
