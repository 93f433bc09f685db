import { expect, test } from 'vitest'
import { type Fault, planted, problemsIn } from './fixture.ts'

const questionFaults: Fault[] = [
  [
    'YAML that does not parse',
    'questions.yaml',
    'prompt: {en: Which states',
    'prompt: {en: "Which states',
    'questions.yaml:',
  ],
  [
    'a missing translation',
    'questions.yaml',
    ', zh: 确认号是多少？',
    '',
    'questions.yaml:31: 3.prompt.zh: expected string',
  ],
  ['an unknown kind', 'questions.yaml', 'kind: number', 'kind: essay', 'questions.yaml:30: 3.kind: expected kind'],
  [
    'a wrong option without its misconception',
    'questions.yaml',
    '      misconception: length-tells\n',
    '',
    'questions.yaml:6: 0.options.0.misconception: expected the slug',
  ],
  [
    'an id used twice',
    'questions.yaml',
    'id: small-states',
    'id: small-ack',
    'questions.yaml:29: the id "small-ack" is already used',
  ],
  [
    'an id without the prefix of its lesson',
    'questions.yaml',
    'id: small-two',
    'id: tiny-two',
    'questions.yaml:11: tiny-two: expected an id that begins with "small-"',
  ],
  [
    'an option id that tells',
    'questions.yaml',
    'id: second',
    'id: right-one',
    'questions.yaml:10: small-one: expected an option id that tells nothing',
  ],
  [
    'all of the above',
    'questions.yaml',
    'en: This one',
    'en: All of the above',
    'expected an option that stands for itself',
  ],
  [
    'a question that asks which is NOT',
    'questions.yaml',
    'en: What holds here',
    'en: What does NOT hold',
    'asks which is NOT',
  ],
  [
    'a scenario that does not exist',
    'questions.yaml',
    'see: unfinished',
    'see: finished',
    'small-states: there is no scenarios/finished.json',
  ],
  [
    'a segment that does not exist',
    'questions.yaml',
    'segment: 4',
    'segment: 44',
    'small-ack: segment 44 of 5 does not exist',
  ],
  [
    'a field that the segment does not have',
    'questions.yaml',
    'segment: 4',
    'segment: 0',
    'segment 0 (SYN) has no ack',
  ],
  ['a near value that is the answer', 'questions.yaml', 'value: 1,', 'value: 2,', '2 is the answer itself'],
  [
    'a moment before a host has a state',
    'questions.yaml',
    'at: 400',
    'at: 0.5',
    'at 0.5 ms the client has no state yet',
  ],
  [
    'a moment at which a state changes',
    'questions.yaml',
    'at: 400',
    'at: 200',
    'at 200 ms the client becomes FIN_WAIT_1',
  ],
  ['a moment after the end of the run', 'questions.yaml', 'at: 400', 'at: 9000', '9000 ms is after the end'],
  [
    'an official scenario that misses the goal',
    'questions.yaml',
    'state: CLOSED',
    'state: CLOSING',
    'questions.yaml:49: small-challenge: the official scenario misses this clause',
  ],
  [
    'an official scenario that is not allowed',
    'questions.yaml',
    'allow: [close]',
    'allow: [send]',
    'is not graded: addition-not-allowed close',
  ],
  ['an official scenario that is none', 'questions.yaml', 'do: close', 'do: leave', 'with the start, script[4]'],
  [
    'a start that reaches the goal',
    'questions.yaml',
    'ends: {host: server, state: CLOSED}',
    'reached: {host: client, state: FIN_WAIT_1}',
    'the start already reaches the goal',
  ],
  [
    'a par that is not the official one',
    'questions.yaml',
    'par: 1',
    'par: 2',
    'par is 2, the official scenario adds 1',
  ],
  ['a lesson without a challenge', 'questions.yaml', 'kind: challenge', 'kind: challenges', 'questions.yaml:'],
]

test.each(questionFaults)('%s is found, with file and line', (_, file, from, to, problem) => {
  expect(problemsIn(planted(file, from, to))).toContainEqual(expect.stringContaining(problem))
})
