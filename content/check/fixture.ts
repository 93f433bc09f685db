import { simulate } from '../../tcp/simulate.ts'
import { checkCourse } from './course.ts'
import type { Files } from './problem.ts'

/** A small lesson without faults, for tests to plant faults in. */
const choice = (id: string) => `
- id: small-${id}
  kind: one-choice
  prompt: {en: What holds here?, zh: 哪一项成立？}
  options:
    - id: first
      text: {en: A longer wrong option, zh: 一个较长的错误选项}
      why: {en: No., zh: 不对。}
      misconception: length-tells
    - {id: second, correct: true, text: {en: This one, zh: 这一项}, why: {en: Yes., zh: 对。}}`

const questions = `${choice('one')}${choice('two')}${choice('three')}
- id: small-ack
  kind: number
  prompt: {en: Which acknowledgement number?, zh: 确认号是多少？}
  answer: {scenario: unfinished, segment: 4, field: ack}
  why: {en: The FIN takes a number., zh: FIN 占一个序号。}
  near:
    - {value: 1, why: {en: The FIN counts., zh: FIN 要计数。}, misconception: fin-takes-no-number}
- id: small-states
  kind: name-states
  prompt: {en: Which states at 400 ms?, zh: 400 ms 时各是什么状态？}
  moment: {scenario: unfinished, at: 400}
  why: {en: Nobody else has closed., zh: 另一方还没有关闭。}
  see: unfinished
- id: small-challenge
  kind: challenge
  prompt: {en: Let the server finish., zh: 让服务端关闭。}
  scenario: unfinished
  allow: [close]
  goal:
    must:
      - say: {en: The server is closed., zh: 服务端已关闭。}
        ends: {host: server, state: CLOSED}
  par: 1
  official: {script: [{at: 500, host: server, do: close}]}
  why: {en: Only its application closes., zh: 只有应用程序会关闭。}
`

const unfinished = `{
  "version": 1,
  "stack": {"client": {"profile": "linux"}, "server": {"profile": "linux"}},
  "link": {"delayMs": 20},
  "script": [
    {"at": 0, "host": "server", "do": "listen"},
    {"at": 1, "host": "client", "do": "connect"},
    {"at": 100, "host": "server", "do": "accept"},
    {"at": 200, "host": "client", "do": "close"}
  ],
  "network": [],
  "untilMs": 2000
}
`

const page = (words: Record<'title' | 'section' | 'line' | 'caption', string>) => `---
title: ${words.title}
summary: ${words.line}
minutes: 10
unit: waves
---

<Predict id="small-one" />

## ${words.section}

${words.line} <State name="FIN_WAIT_1" />

<Figure scenario="unfinished" title="${words.title}">
${words.caption}
</Figure>

<Question id="small-two" />
<Question id="small-three" />
<Question id="small-ack" />
<Question id="small-states" />
<Question id="small-challenge" />

<Remember>
- ${words.line}
- ${words.line}
- ${words.line}
</Remember>

<Sources>
- [RFC 9293 3.6](https://www.rfc-editor.org/rfc/rfc9293#section-3.6)
</Sources>
`

const english = page({ title: 'Small', section: 'A section', line: 'One line.', caption: 'Watch.' })
const chinese = page({ title: '小课', section: '一节', line: '一句话。', caption: '请看。' })

const misconception = `claim:
  en: The longer option is the right one.
  zh: 长的选项就是对的。
correction:
  en: Length tells nothing.
  zh: 长短说明不了什么。
lesson: small
scenario: small/unfinished
source: RFC 9293 3.6
`

export const goodCourse: Files = new Map([
  ['misconceptions/length-tells.yaml', misconception],
  ['misconceptions/fin-takes-no-number.yaml', misconception],
  ['lessons/01-small/questions.yaml', questions],
  ['lessons/01-small/scenarios/unfinished.json', unfinished],
  ['lessons/01-small/lesson.en.mdx', english],
  ['lessons/01-small/lesson.zh.mdx', chinese],
  [
    'messages/site.en.json',
    '{\n  "name": "Four Waves",\n  "left": "{count, plural, one {# left} other {# left}}"\n}\n',
  ],
  ['messages/site.zh.json', '{\n  "name": "四次挥手",\n  "left": "还剩 {count, number}"\n}\n'],
])

/** The good course with one text exchanged in one file. */
export function planted(file: string, from: string, to: string): Files {
  const path = /^(messages|misconceptions)\//.test(file) ? file : `lessons/01-small/${file}`
  const before = goodCourse.get(path) ?? ''
  if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`)
  return new Map([...goodCourse, [path, before.replace(from, to)]])
}

export const problemsIn = (files: Files): string[] =>
  checkCourse(files, simulate).problems.map(
    ({ file, line, text }) => `${file.replace('lessons/01-small/', '')}:${line}: ${text}`,
  )

/** What to exchange in which file, and what the check says then. */
export type Fault = [name: string, file: string, from: string, to: string, problem: string]
