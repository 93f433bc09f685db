import { expect, test } from 'vitest'
import { fileName, fileSize } from './names.ts'

test('a title becomes a file name that every system takes, in any script', () => {
  expect(fileName('All four waves, and 60 seconds', 'svg')).toBe('all-four-waves-and-60-seconds.svg')
  expect(fileName('四次挥手：最后一个 ACK 丢失', 'png')).toBe('四次挥手-最后一个-ack-丢失.png')
  expect(fileName('../..\\a:b|c', 'txt')).toBe('a-b-c.txt')
  expect(fileName('…', 'json')).toBe('four-waves.json')
  expect(fileName('x'.repeat(500), 'pcapng').length).toBeLessThan(100)
})

test('a size is told with the unit that fits it', () => {
  expect([812, 3400, 12_000_000].map(fileSize)).toEqual(['812 B', '3.4 kB', '12.0 MB'])
})
