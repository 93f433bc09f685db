import type { Files } from './problem.ts'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const characters = (count: number) => '字'.repeat(count)

/** A question of the bank without faults, beside the good course, for tests to plant faults in. */
export const interviewQuestion = `number: 1
level: junior
topics: [four-waves]
starred: true
question: {en: How?, zh: 怎么？}
short: {en: ${words(40)}, zh: ${characters(80)}}
full: {en: ${words(200)}, zh: ${characters(300)}}
weak: {answer: {en: So., zh: 这样。}, why: {en: It is not., zh: 并非如此。}}
rubric:
  - {id: one, text: {en: One, zh: 一}}
  - {id: two, text: {en: Two, zh: 二}}
  - {id: three, text: {en: Three, zh: 三}}
  - {id: four, text: {en: Four, zh: 四}}
ladder:
  - {rung: base, question: {en: A?, zh: 甲？}, answer: {en: A., zh: 甲。}}
  - {rung: why, question: {en: B?, zh: 乙？}, answer: {en: B., zh: 乙。}}
  - {rung: lost, question: {en: C?, zh: 丙？}, answer: {en: C., zh: 丙。}}
  - {rung: production, question: {en: D?, zh: 丁？}, answer: {en: D., zh: 丁。}}
  - {rung: kernel, question: {en: E?, zh: 戊？}, answer: {en: E., zh: 戊。}}
proof: small/unfinished
sources: [RFC 9293 3.6]
kernel: {version: "6.18", note: {en: Measured., zh: 实测。}}
graded: [small-ack]
lessons: [small]
misconceptions: [length-tells]
`

export const withInterview = (course: Files, yaml = interviewQuestion): Files =>
  new Map([...course, ['interview/questions/how.yaml', yaml]])
